// n8n reads the nodes and credentials from package.json; there is nothing to import from here.
module.exports = {};
