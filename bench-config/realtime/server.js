const http = require("node:http");
const { Server } = require("socket.io");
const { findBenchRoot, listSites, readConfig, redisUrl } = require("./bench");
const { listenToEvents } = require("./events");
const { authenticate } = require("./auth");
const { register } = require("./handlers");
const { originMatchesHost, siteAllowed } = require("./site");
const { webClient } = require("./web");

// Clients only ever send a few names; anything longer is not one of ours.
const MAX_MESSAGE_BYTES = 16 * 1024;

async function startServer({ root = findBenchRoot(), port } = {}) {
	const config = readConfig(root);
	const bench = { root, config, web: webClient(config) };
	const server = http.createServer();
	const { io, namespaces } = createIo(server, bench);
	const events = listenToEvents(redisUrl("redis_queue", config), namespaces);
	server.on("request", (request, response) => answerPlainHttp(request, response, events));
	await listen(server, port ?? configuredPort(config), config.socketio_host);
	return {
		port: server.address().port,
		async close() {
			await events.close();
			await io.close();
		},
	};
}

function configuredPort(config) {
	return Number(process.env.FRAPPE_SOCKETIO_PORT || config.socketio_port || 9000);
}

function listen(server, port, host) {
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, resolve);
	});
}

function createIo(server, bench) {
	const io = new Server(server, {
		// In development page and server differ in port, so the browser asks for CORS;
		// who may come is decided by allowRequest, for every transport alike.
		cors: { origin: true, credentials: true },
		allowRequest: (request, done) => done(null, originMatchesHost(request)),
		maxHttpBufferSize: MAX_MESSAGE_BYTES,
		serveClient: false,
	});
	// The root namespace belongs to no site.
	io.use((socket, next) => next(new Error("Invalid namespace")));
	return { io, namespaces: siteNamespaces(io, bench) };
}

/**
 * One namespace per site, made when its first client comes and kept: dropping an empty
 * one would strand a client that is just being authenticated for it.
 */
function siteNamespaces(io, bench) {
	const namespaces = new Map();
	const sites = io.of((name, auth, next) =>
		next(null, listSites(bench.root).includes(name.slice(1)))
	);
	sites.use((socket, next) => {
		const site = socket.nsp.name.slice(1);
		next(siteAllowed(bench, site, socket.request) ? undefined : new Error("Invalid namespace"));
	});
	sites.use(authenticate(bench));
	sites.on("connection", (socket) => {
		namespaces.set(socket.nsp.name, socket.nsp);
		register(socket, bench);
	});
	return namespaces;
}

/** `/health` for supervision; everything else here is Socket.IO's. */
function answerPlainHttp(request, response, events) {
	// socket.io answers its own path in a listener of its own.
	if (request.url.startsWith("/socket.io/")) return;
	const health = request.url === "/health";
	response.statusCode = health ? (events.ready() ? 200 : 503) : 404;
	response.setHeader("Content-Type", "application/json");
	response.end(JSON.stringify(health ? { redis: events.ready() } : { error: "not found" }));
}

module.exports = { startServer };
