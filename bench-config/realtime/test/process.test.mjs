import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import * as t from "./support.mjs";

const MAIN = `require(${JSON.stringify(
	fileURLToPath(new URL("../index.js", import.meta.url))
)}).main()`;

function start(root, port) {
	const env = { ...process.env, FRAPPE_BENCH_ROOT: root, FRAPPE_SOCKETIO_PORT: String(port) };
	const child = spawn(process.execPath, ["-e", MAIN], { env });
	child.output = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream.on("data", (data) => (child.output += data));
	}
	return child;
}

test("starts without Redis, stops on SIGTERM, and logs no personal data", async () => {
	const ports = { web: await t.freePort(), redis: await t.freePort() };
	const root = t.makeBench(ports);
	const web = await t.startWeb(ports.web);
	const port = await t.freePort();
	const child = start(root, port);
	try {
		await t.until(() => child.output.includes("listening"));
		const socket = await t.connected(port, { sid: "desk-sid" });
		child.kill("SIGTERM");
		const [code] = await once(child, "exit");
		assert.equal(code, 0);
		assert.match(child.output, /redis lost/);
		assert.doesNotMatch(child.output, /example\.com|sid/);
		socket.close();
	} finally {
		child.kill("SIGKILL");
		await web.close();
		fs.rmSync(root, { recursive: true, force: true });
	}
});

test("says so when its port is taken", async () => {
	const ports = { web: await t.freePort(), redis: await t.freePort() };
	const root = t.makeBench(ports);
	const web = await t.startWeb(ports.web);
	const child = start(root, ports.web);
	try {
		const [code] = await once(child, "exit");
		assert.equal(code, 1);
		assert.match(child.output, /cannot start.*EADDRINUSE/);
	} finally {
		await web.close();
		fs.rmSync(root, { recursive: true, force: true });
	}
});
