// kill -9 at any moment of a build: what is served stays whole, the next build goes on.
import assert from "node:assert/strict";
import { once } from "node:events";
import fs from "node:fs";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { makeBench, run, start } from "./support.mjs";

const MAPS = ["assets.json", "assets-rtl.json"];

/** Kill a build after so many milliseconds; whether that came before its end. */
async function killedAfter(bench, milliseconds) {
	const build = start(bench, "--production", "--force");
	const ended = once(build, "exit");
	await Promise.race([sleep(milliseconds), ended]);
	build.kill("SIGKILL");
	const [, signal] = await ended;
	return signal === "SIGKILL";
}

/** Every file that a map names is there and not empty. */
function assertWhole(bench) {
	for (const map of MAPS.filter((name) => fs.existsSync(bench.path(`sites/assets/${name}`)))) {
		for (const url of Object.values(bench.json(`sites/assets/${map}`))) {
			assert.ok(fs.statSync(bench.path(`sites${url}`)).size > 0, `${map} names ${url}`);
		}
	}
}

test("a killed build leaves nothing half-made", async () => {
	const bench = makeBench();
	try {
		const undisturbed = makeBench();
		const started = Date.now();
		assert.equal(run(undisturbed, "--production").status, 0);
		const whole = Date.now() - started;
		let killed = 0;
		for (const share of [0.3, 0.5, 0.7, 0.8, 0.9]) {
			killed += await killedAfter(bench, whole * share);
			assertWhole(bench);
		}
		assert.ok(killed > 0, "every build was quicker than the kill");
		assert.equal(run(bench, "--production").status, 0);
		assertWhole(bench);
		for (const map of MAPS) {
			const names = (of) => Object.keys(of.json(`sites/assets/${map}`));
			assert.deepEqual(names(bench), names(undisturbed));
		}
		undisturbed.remove();
	} finally {
		bench.remove();
	}
});
