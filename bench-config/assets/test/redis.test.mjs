import assert from "node:assert/strict";
import { once } from "node:events";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { freePort, startRedis, until } from "../../realtime/test/support.mjs";
import { makeBench, run, startWatch } from "./support.mjs";

const { createClient } = createRequire(import.meta.url)("@redis/client");

let bench, redis, client;

before(async () => {
	const port = await freePort();
	redis = await startRedis(port);
	const url = `redis://127.0.0.1:${port}`;
	client = createClient({ url });
	await client.connect();
	bench = makeBench();
	const config = { redis_cache: url, redis_queue: url };
	bench.write("sites/common_site_config.json", JSON.stringify(config));
});

after(async () => {
	await client?.disconnect();
	await redis?.stop();
	bench?.remove();
});

test("a build clears Frappe's copy of the map", async () => {
	await client.set("assets_json", "old");
	assert.equal(run(bench, "--apps", "frappe").status, 0);
	assert.equal(await client.exists("assets_json"), 0);
});

test("a watch rebuilds on change and tells Desk of success and failure", async () => {
	const events = [];
	const listener = client.duplicate();
	await listener.connect();
	await listener.subscribe("events", (text) => events.push(JSON.parse(text)));
	const watch = startWatch(bench, "--apps", "frappe", "--live-reload");
	const source = "apps/frappe/frappe/public/js/core.bundle.js";
	try {
		await until(() => watch.output.includes("Watching"));
		bench.write(source, "window.core = ;\n");
		await until(() => events.length === 1);
		assert.equal(events[0].event, "build_event");
		const [error] = events[0].message.error.errors;
		assert.deepEqual([error.location.file, error.location.line], [source, 1]);
		assert.match(events[0].message.formatted[0], / > .*core\.bundle\.js:1:14/);

		await client.set("assets_json", "old");
		bench.write(source, "window.core = 'mended';\n");
		await until(() => events.length === 2);
		const { success, changed_files, live_reload } = events[1].message;
		assert.deepEqual([success, live_reload], [true, true]);
		assert.deepEqual(changed_files, ["frappe/core.bundle.js"]);
		assert.equal(await client.exists("assets_json"), 0);
	} finally {
		watch.kill("SIGTERM");
		await once(watch, "exit");
		await listener.disconnect();
	}
});
