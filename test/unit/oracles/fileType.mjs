// file-type comes as an ES module only, which jest cannot load without a flag: this asks it in a process of its own.
// Reads JSON from standard input, { name: base64 }, and writes { name: { ext, mime } or null }.
import { fileTypeFromBuffer } from 'file-type';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);

const answers = {};
for (const [name, content] of Object.entries(JSON.parse(Buffer.concat(chunks).toString('utf8')))) {
	answers[name] = (await fileTypeFromBuffer(Buffer.from(content, 'base64'))) ?? null;
}
process.stdout.write(JSON.stringify(answers));
