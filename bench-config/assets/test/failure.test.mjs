import assert from "node:assert/strict";
import fs from "node:fs";
import { after, beforeEach, describe, test } from "node:test";
import { makeBench, run } from "./support.mjs";

const PUBLIC = "apps/demo/demo/public";

describe("a faulty source", () => {
	const benches = [];
	let bench, before;
	beforeEach(() => {
		bench = makeBench();
		benches.push(bench);
		// Only the smallest app is built first: these tests are about what follows.
		run(bench, "--apps", "frappe");
		before = snapshot(bench);
	});
	after(() => benches.forEach((each) => each.remove()));

	function fails(pattern, ...flags) {
		const { status, stderr } = run(bench, ...flags);
		assert.equal(status, 1);
		assert.match(stderr, pattern);
		assert.deepEqual(snapshot(bench), before);
	}

	test("in a script", () => {
		bench.write("apps/frappe/frappe/public/js/shared.js", "export const shared = 1;\n");
		bench.write(`${PUBLIC}/js/broken.bundle.js`, "let a = 1;\nlet b = ;\n");
		fails(/> apps\/demo\/demo\/public\/js\/broken\.bundle\.js:2:8: Unexpected ";"/);
	});

	test("in a stylesheet's partial", () => {
		bench.write(
			`${PUBLIC}/scss/parts/_colours.scss`,
			"$brand: #aa0011;\n.a { color: $nothing; }\n"
		);
		fails(/_colours\.scss:2:12: Undefined variable/);
	});

	test("in a component's template, script and style", () => {
		bench.write(`${PUBLIC}/js/Plain.vue`, "<template>\n\t<p>\n</template>\n");
		fails(/Plain\.vue:2:1: Element is missing end tag/);
		bench.write(`${PUBLIC}/js/Plain.vue`, "<template><p>{{ a b }}</p></template>\n");
		fails(/Plain\.vue:1:\d+: .*[Uu]nexpected token/);
		const style = '<style lang="scss">\n.a { color: $no; }\n</style>\n';
		bench.write(`${PUBLIC}/js/Plain.vue`, `<template><p /></template>\n${style}`);
		fails(/Plain\.vue:3:12: Undefined variable/);
	});

	test("an import of nothing", () => {
		bench.write(`${PUBLIC}/js/broken.bundle.js`, 'import "no-such-package";\n');
		fails(/broken\.bundle\.js:1:7: Could not resolve "no-such-package"/);
	});

	test("a kind of stylesheet without compiler", () => {
		bench.write(`${PUBLIC}/less/old.bundle.less`, ".a { .b; }\n");
		fails(/no compiler for \.less/);
	});

	test("two bundles of one name", () => {
		bench.write(`${PUBLIC}/other/panel.bundle.js`, "");
		fails(/would both become panel\.bundle\.js/);
	});

	test("an app nobody installed", () =>
		fails(/not in sites\/apps\.txt: nobody/, "--apps", "nobody"));
});

/** All that was published, with times: nothing may even be written anew. */
function snapshot(bench) {
	const assets = bench.path("sites/assets");
	const files = ["assets.json", "assets-rtl.json", ".build-state.json"];
	const own = files.map((name) => [name, bench.read(`sites/assets/${name}`), time(bench, name)]);
	const others = fs.readdirSync(assets).filter((name) => name.includes(".tmp"));
	return [own, others, fs.existsSync(bench.path(`${PUBLIC}/dist`))];
}

function time(bench, name) {
	return fs.statSync(bench.path(`sites/assets/${name}`)).mtimeMs;
}
