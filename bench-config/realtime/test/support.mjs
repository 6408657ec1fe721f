// A bench of its own in a temporary folder, a web server that knows four sessions,
// and a private Redis.
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

// CommonJS resolution also honours NODE_PATH, for runs outside an installed tree.
const require = createRequire(import.meta.url);
const { io } = require("socket.io-client");
const { createClient } = require("@redis/client");

export { pause };
export const SITE = "one.localhost";
const OTHER_SITE = "two.localhost";

const USERS = {
	"desk-sid": { user: "desk@example.com", user_type: "System User" },
	"second-sid": { user: "second@example.com", user_type: "System User" },
	"website-sid": { user: "web@example.com", user_type: "Website User" },
	"guest-sid": { user: "Guest", user_type: null },
};

export async function freePort() {
	const server = net.createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address();
	server.close();
	await once(server, "close");
	return port;
}

export function makeBench(ports) {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), "realtime-test-"));
	fs.mkdirSync(path.join(root, "apps"));
	for (const site of [SITE, OTHER_SITE]) {
		fs.mkdirSync(path.join(root, "sites", site), { recursive: true });
		fs.writeFileSync(path.join(root, "sites", site, "site_config.json"), "{}");
	}
	const config = { webserver_port: ports.web, redis_queue: `redis://127.0.0.1:${ports.redis}` };
	const file = path.join(root, "sites", "common_site_config.json");
	fs.writeFileSync(file, JSON.stringify(config));
	return root;
}

/** Answers as Frappe would; `calls` keeps what it was asked. */
export async function startWeb(port) {
	const calls = [];
	const server = http.createServer((request, response) => {
		const url = new URL(request.url, "http://web");
		const method = url.pathname.replace("/api/method/frappe.realtime.", "");
		calls.push({
			method,
			headers: request.headers,
			query: Object.fromEntries(url.searchParams),
		});
		const message = answer(method, request.headers, url.searchParams);
		response.statusCode = message === undefined ? 403 : 200;
		response.end(JSON.stringify({ message }));
	});
	server.listen(port, "127.0.0.1");
	await once(server, "listening");
	return { calls, close: () => new Promise((resolve) => server.close(resolve)) };
}

function answer(method, headers, query) {
	if (headers.authorization === "token key:secret") return { user: "api@example.com" };
	const sid = /sid=([^;]*)/.exec(headers.cookie || "")?.[1];
	const info = USERS[sid] || USERS["guest-sid"];
	if (method === "get_user_info") return info;
	if (query.get("doctype") === "Secret") return undefined;
	if (query.get("doctype") === "Falsy") return false;
	return info.user_type === "System User" ? true : undefined;
}

export async function startRedis(port) {
	const child = spawn(
		"redis-server",
		["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
		{ stdio: "ignore" }
	);
	await until(() => connects(port));
	return {
		stop: async () => {
			child.kill("SIGKILL");
			if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
		},
	};
}

function connects(port) {
	return new Promise((resolve) => {
		const socket = net.connect(port, "127.0.0.1");
		socket.once("connect", () => resolve(true) || socket.destroy());
		socket.once("error", () => resolve(false));
	});
}

export async function until(check, timeout = 30000) {
	const end = Date.now() + timeout;
	while (Date.now() < end) {
		if (await check()) return;
		await pause(30);
	}
	throw new Error("waited in vain");
}

export async function publish(port, message) {
	const client = createClient({ url: `redis://127.0.0.1:${port}` });
	client.on("error", () => {});
	await client.connect();
	const receivers = await client.publish("events", JSON.stringify(message));
	await client.disconnect();
	return receivers;
}

/** A browser tab; `sid` undefined means no cookie at all. */
export function connect(port, { sid, site = SITE, origin, headers = {}, transports } = {}) {
	const extraHeaders = {
		Origin: origin ?? `http://${SITE}:8000`,
		Host: `${SITE}:${port}`,
		...headers,
	};
	if (sid) extraHeaders.Cookie = `other=1; sid=${sid}`;
	return io(`http://127.0.0.1:${port}/${site}`, {
		extraHeaders,
		forceNew: true,
		reconnection: false,
		transports: transports || ["websocket"],
	});
}

export async function connected(port, options) {
	const socket = connect(port, options);
	await new Promise((resolve, reject) => {
		socket.once("connect", resolve);
		socket.once("connect_error", reject);
	});
	return socket;
}

/** The reason a connection was refused. */
export async function refused(port, options) {
	const socket = connect(port, options);
	try {
		return await new Promise((resolve, reject) => {
			socket.once("connect", () => reject(new Error("was let in")));
			socket.once("connect_error", (error) => resolve(error.message));
		});
	} finally {
		socket.close();
	}
}

/** Collects what a socket receives of one event. */
export function record(socket, event) {
	const seen = [];
	socket.on(event, (message) => seen.push(message));
	return seen;
}
