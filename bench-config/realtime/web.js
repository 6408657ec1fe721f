// Questions to the web server, asked with the visitor's own credentials: the realtime
// server itself knows no sessions and no permissions.
const http = require("node:http");
const https = require("node:https");

const TIMEOUT = 10_000;
const MAX_ANSWER = 64 * 1024;

/** The web server could not be asked: no answer, neither yes nor no. */
class WebUnavailable extends Error {}

function webClient(config) {
	const base =
		process.env.FRAPPE_REALTIME_WEB_URL ||
		config.realtime_web_url ||
		`http://127.0.0.1:${config.webserver_port || 8000}`;
	return {
		call: (site, credentials, method, parameters = {}) => {
			const query = new URLSearchParams(parameters);
			const url = new URL(`/api/method/${method}?${query}`, base);
			return get(url, headersFor(site, credentials));
		},
	};
}

function headersFor(site, { sid, authorization }) {
	// The bench's web server tells sites apart by either of the first two.
	const headers = { Host: site, "X-Frappe-Site-Name": site, Accept: "application/json" };
	if (sid) headers.Cookie = `sid=${sid}`;
	if (authorization) headers.Authorization = authorization;
	return headers;
}

/** The `message` of a 200 answer; undefined for any refusal. */
function get(url, headers) {
	const { request } = url.protocol === "https:" ? https : http;
	return new Promise((resolve, reject) => {
		const unavailable = () => reject(new WebUnavailable("web server not reachable"));
		const sent = request(url, { headers, timeout: TIMEOUT }, (response) => {
			if (response.statusCode >= 500) {
				response.resume();
				return unavailable();
			}
			readMessage(response).then(resolve, unavailable);
		});
		sent.on("timeout", () => sent.destroy(new Error("timeout")));
		sent.on("error", unavailable);
		sent.end();
	});
}

async function readMessage(response) {
	const chunks = [];
	let size = 0;
	for await (const chunk of response) {
		size += chunk.length;
		if (size > MAX_ANSWER) throw new Error("answer too long");
		chunks.push(chunk);
	}
	if (response.statusCode !== 200) return undefined;
	try {
		return JSON.parse(Buffer.concat(chunks)).message;
	} catch {
		return undefined;
	}
}

module.exports = { WebUnavailable, webClient };
