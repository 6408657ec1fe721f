import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import { after, afterEach, before, test } from "node:test";
import * as t from "./support.mjs";

const { startServer } = createRequire(import.meta.url)("../server.js");

let ports, root, web, redis, server;
const open = [];

before(async () => {
	for (const name of ["FRAPPE_REDIS_QUEUE", "FRAPPE_REALTIME_WEB_URL"]) delete process.env[name];
	ports = { web: await t.freePort(), redis: await t.freePort() };
	root = t.makeBench(ports);
	web = await t.startWeb(ports.web);
	redis = await t.startRedis(ports.redis);
	server = await startServer({ root, port: 0 });
	await t.until(() => publishToNobody());
});

after(async () => {
	await server?.close();
	await redis?.stop();
	await web?.close();
	fs.rmSync(root, { recursive: true, force: true });
});

afterEach(() => {
	for (const socket of open.splice(0)) socket.close();
});

async function tab(options = {}) {
	const socket = await t.connected(server.port, { sid: "desk-sid", ...options });
	open.push(socket);
	return socket;
}

/** True once the server listens on the channel. */
async function publishToNobody() {
	return (await t.publish(ports.redis, {})) > 0;
}

function send(room, event = "news", extra = {}) {
	return t.publish(ports.redis, { event, message: { room }, room, namespace: t.SITE, ...extra });
}

/** Sends to `room` until something arrives, or a short while without anything. */
async function reaches(socket, room) {
	const seen = t.record(socket, "news");
	for (let round = 0; round < 8 && !seen.length; round++) {
		await send(room);
		await t.pause(40);
	}
	socket.off("news");
	return seen.length > 0;
}

test("lets a desk user in and asks the web server with the visitor's cookie", async () => {
	web.calls.length = 0;
	const socket = await tab();
	const { headers, method } = web.calls[0];
	assert.equal(method, "get_user_info");
	assert.equal(headers.cookie, "sid=desk-sid");
	assert.equal(headers["x-frappe-site-name"], t.SITE);
	assert.equal(headers.host, t.SITE);
	assert.ok(await reaches(socket, "all"));
	assert.ok(await reaches(socket, "website"));
	assert.ok(await reaches(socket, "user:desk@example.com"));
});

test("works over long polling", async () => {
	// The polling client of Node sets the Host header itself.
	const headers = { "X-Frappe-Site-Name": t.SITE };
	const origin = "http://127.0.0.1:8000";
	const socket = await tab({ transports: ["polling"], origin, headers });
	assert.ok(await reaches(socket, "all"));
});

test("refuses without a session, as guest, and with an unknown session", async () => {
	for (const sid of [undefined, "guest-sid", "made-up"]) {
		assert.equal(await t.refused(server.port, { sid }), "Not authorized");
	}
});

test("a website user gets its own room but not the desk's", async () => {
	const socket = await tab({ sid: "website-sid" });
	assert.ok(await reaches(socket, "user:web@example.com"));
	assert.equal(await reaches(socket, "all"), false);
});

test("an API key is as good as a session", async () => {
	const socket = await tab({ sid: undefined, headers: { Authorization: "token key:secret" } });
	assert.ok(await reaches(socket, "user:api@example.com"));
});

test("refuses another origin, and none, on every transport", async () => {
	for (const transports of [["websocket"], ["polling"]]) {
		for (const origin of ["http://evil.example", "null", ""]) {
			await t.refused(server.port, { sid: "desk-sid", origin, transports });
		}
	}
});

test("refuses namespaces of other, unknown and no sites", async () => {
	for (const site of ["two.localhost", "nowhere.localhost", "", "../etc"]) {
		assert.match(await t.refused(server.port, { sid: "desk-sid", site }), /Invalid namespace/);
	}
	const headers = { "X-Frappe-Site-Name": "two.localhost" };
	const message = await t.refused(server.port, { sid: "desk-sid", headers });
	assert.match(message, /Invalid namespace/);
});

test("events of another site do not arrive", async () => {
	const socket = await tab();
	const seen = t.record(socket, "news");
	await send("all", "news", { namespace: "two.localhost" });
	await send("all", "news", { namespace: undefined });
	await t.pause(100);
	assert.equal(seen.length, 0);
});

test("news of a build go to desk users of every site", async () => {
	const desk = t.record(await tab(), "build_event");
	const website = t.record(await tab({ sid: "website-sid" }), "build_event");
	await send("all", "build_event", { namespace: undefined });
	await t.until(() => desk.length === 1);
	assert.equal(website.length, 0);
});

test("joins a document's room only with permission", async () => {
	const socket = await tab();
	socket.emit("doc_subscribe", "ToDo", "a");
	socket.emit("doc_subscribe", "Secret", "a");
	socket.emit("doc_subscribe", "Falsy", "a");
	socket.emit("doc_subscribe", "ToDo", 7);
	assert.ok(await reaches(socket, "doc:ToDo/a"));
	assert.ok(await reaches(socket, "doc:ToDo/7"));
	assert.equal(await reaches(socket, "doc:Secret/a"), false);
	assert.equal(await reaches(socket, "doc:Falsy/a"), false);
	socket.emit("doc_unsubscribe", "ToDo", "a");
	await t.pause(50);
	assert.equal(await reaches(socket, "doc:ToDo/a"), false);
});

test("joins a doctype's room only with permission", async () => {
	const socket = await tab();
	socket.emit("doctype_subscribe", "ToDo");
	socket.emit("doctype_subscribe", "Secret");
	assert.ok(await reaches(socket, "doctype:ToDo"));
	assert.equal(await reaches(socket, "doctype:Secret"), false);
});

test("task rooms can be joined and left", async () => {
	const socket = await tab();
	socket.emit("task_subscribe", "t1");
	assert.ok(await reaches(socket, "task_progress:t1"));
	socket.emit("task_unsubscribe", "t1");
	await t.pause(50);
	assert.equal(await reaches(socket, "task_progress:t1"), false);
});

test("ignores what is no name", async () => {
	const socket = await tab();
	for (const value of [undefined, null, {}, ["a"], "", "x".repeat(501), 1.5]) {
		socket.emit("doc_subscribe", "ToDo", value);
		socket.emit("task_subscribe", value);
	}
	assert.ok(await reaches(socket, "all"));
});

test("tells viewers of a document who else has it open", async () => {
	const first = await tab();
	const second = await tab({ sid: "second-sid" });
	const seen = t.record(first, "doc_viewers");
	const users = () => seen.at(-1)?.users.length;
	first.emit("doc_open", "ToDo", "a");
	await t.until(() => users() === 1);
	second.emit("doc_open", "ToDo", "a");
	await t.until(() => users() === 2);
	assert.deepEqual(seen.at(-1).users.sort(), ["desk@example.com", "second@example.com"]);
	second.emit("doc_close", "ToDo", "a");
	await t.until(() => users() === 1);
	second.emit("doc_open", "ToDo", "a");
	await t.until(() => users() === 2);
	second.close();
	await t.until(() => users() === 1);
});

test("a form closed at once is not left open", async () => {
	const first = await tab();
	const second = await tab({ sid: "second-sid" });
	const seen = t.record(first, "doc_viewers");
	second.emit("doc_open", "ToDo", "b");
	second.emit("doc_close", "ToDo", "b");
	await t.pause(150);
	first.emit("doc_open", "ToDo", "b");
	await t.until(() => seen.length > 0);
	assert.deepEqual(seen.at(-1).users, ["desk@example.com"]);
});

test("a viewer without permission is not told", async () => {
	const socket = await tab();
	const seen = t.record(socket, "doc_viewers");
	socket.emit("doc_open", "Secret", "a");
	await t.pause(150);
	assert.equal(seen.length, 0);
});

test("a full share of rooms gives up its oldest", async () => {
	const socket = await tab();
	// In small lots: the line of waiting requests is limited, too.
	for (let number = 0; number <= 200; number++) {
		socket.emit("task_subscribe", `many-${number}`);
		if (number % 20 === 0) await t.pause(10);
	}
	assert.ok(await reaches(socket, "task_progress:many-200"));
	assert.equal(await reaches(socket, "task_progress:many-0"), false);
});

test("outlives a web server that is restarting", async () => {
	await web.close();
	const waiting = tab();
	await t.pause(200);
	web = await t.startWeb(ports.web);
	const socket = await waiting;
	assert.ok(await reaches(socket, "all"));
});

test("outlives Redis: events flow again after a restart", async () => {
	const socket = await tab();
	assert.equal((await health()).status, 200);
	await redis.stop();
	await t.until(async () => (await health()).status === 503);
	redis = await t.startRedis(ports.redis);
	await t.until(() => publishToNobody());
	assert.ok(socket.connected);
	assert.ok(await reaches(socket, "all"));
});

test("broken messages on the channel do no harm", async () => {
	const socket = await tab();
	await t.publish(ports.redis, "text");
	await t.publish(ports.redis, { event: 5, namespace: t.SITE });
	assert.ok(await reaches(socket, "all"));
});

async function health() {
	return fetch(`http://127.0.0.1:${server.port}/health`);
}
