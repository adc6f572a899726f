'use strict';

/**
 * Loaded into the n8n under measurement by NODE_OPTIONS. It changes these things, for every variant alike:
 *
 * GET / on the port GOFAX_BENCH_PROBE_PORT collects garbage, has V8 give its spare memory back to the system, and answers
 * with n8n's process id. So a measurement starts from what n8n really holds. If GOFAX_BENCH_METERS is set, the routes
 * of meters.cjs answer too.
 *
 * Connections to https://api.twilio.com go to the port GOFAX_BENCH_TWILIO_PORT on loopback, in plain HTTP: n8n's
 * Twilio node has that host in its code. Leaving TLS out favours Twilio.
 */
const http = require('node:http');
const https = require('node:https');
const net = require('node:net');
const v8 = require('node:v8');
const vm = require('node:vm');

/** NODE_OPTIONS reaches every process that n8n's starter makes; only the server is meant. */
const isServer = process.argv[2] === 'start';
const {
	GOFAX_BENCH_PROBE_PORT: probePort,
	GOFAX_BENCH_TWILIO_PORT: twilioPort,
	GOFAX_BENCH_METERS: wantsMeters,
} = process.env;

if (isServer && probePort) {
	v8.setFlagsFromString('--expose-gc');
	const collect = vm.runInNewContext('gc');
	const meters = wantsMeters ? require('./meters.cjs') : undefined;
	http
		.createServer(async (request, response) => {
			const answer = await meters?.answer(request.url);
			if (answer !== undefined) return response.end(answer);
			// Several times: what one collection frees may hold the last reference to something outside V8's heap.
			for (let round = 0; round < 3; round++)
				collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
			response.end(String(process.pid));
		})
		.listen(Number(probePort), '127.0.0.1')
		.unref();
}

if (isServer && twilioPort) {
	const createConnection = https.Agent.prototype.createConnection;
	https.Agent.prototype.createConnection = function (options, ...rest) {
		if (options.host === 'api.twilio.com') return net.connect(Number(twilioPort), '127.0.0.1');
		return createConnection.call(this, options, ...rest);
	};
}
