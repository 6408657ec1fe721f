// A small bench in a temporary folder: the framework, an app with one bundle of every
// kind, an app without a public folder.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const BUILDER = fileURLToPath(new URL("../index.js", import.meta.url));
const NODE_MODULES = path.dirname(path.dirname(require.resolve("esbuild/package.json")));

const VUE = `<template>
	<p class="note" @click="count++">{{ count }} {{ label }}</p>
</template>

<script setup>
import { ref } from "vue";
defineProps({ label: String });
let count = ref(0);
</script>

<style lang="scss" scoped>
@import "../scss/parts/colours";
.note {
	color: $brand;
}
</style>
`;

const PLAIN_VUE = `<template><b :title="name">{{ name }}</b></template>
<script>
export default { data: () => ({ name: "plain" }) };
</script>
`;

const FILES = {
	"sites/apps.txt": "frappe\ndemo\nbare\n",
	"sites/common_site_config.json":
		'{"redis_cache":"redis://127.0.0.1:1","redis_queue":"redis://127.0.0.1:1"}',
	"apps/frappe/package.json": "{}",
	"apps/frappe/frappe/public/js/shared.js": "export const shared = () => 'from the framework';\n",
	"apps/frappe/frappe/public/js/core.bundle.js":
		'import { shared } from "./shared";\nwindow.core = shared();\n',
	"apps/bare/bare/__init__.py": "",
	"apps/demo/node_modules/tiny/_theme.scss": "$tiny: 3px;\n",
	"apps/demo/demo/public/js/panel.bundle.js": `import { createApp } from "vue";
import { shared } from "frappe/public/js/shared";
import Note from "./Note.vue";
import Plain from "./Plain.vue";
import "./row.html";
window.panel = () => [createApp(Note), createApp(Plain), shared(), process.env.NODE_ENV];
`,
	"apps/demo/demo/public/js/Note.vue": VUE,
	"apps/demo/demo/public/js/Plain.vue": PLAIN_VUE,
	"apps/demo/demo/public/js/row.html": "<!-- gone -->\n<td>\n\t{{ it's `here` }}\n</td>\n",
	"apps/demo/demo/public/js/typed.bundle.ts":
		"const answer: number = 42;\n(window as any).answer = answer;\n",
	"apps/demo/demo/public/scss/parts/_colours.scss": "$brand: #aa0011;\n",
	"apps/demo/demo/public/scss/look.bundle.scss": `@import "~tiny/theme";
@import "./parts/colours";
@import "demo/public/css/plain.css";
.box { margin-left: $tiny; color: $brand; background: url("/assets/demo/images/a.png"); }
/*rtl:ignore*/
.fixed { float: left; }
`,
	"apps/demo/demo/public/css/plain.css": ".plain { left: 1px; src: url(fonts/x.woff2); }\n",
};

export function makeBench() {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), "assets-test-"));
	const bench = {
		root,
		path: (name) => path.join(root, name),
		write(name, text) {
			fs.mkdirSync(path.dirname(bench.path(name)), { recursive: true });
			fs.writeFileSync(bench.path(name), text);
		},
		read: (name) => fs.readFileSync(bench.path(name), "utf8"),
		json: (name) => JSON.parse(bench.read(name)),
		remove: () => fs.rmSync(root, { recursive: true, force: true }),
	};
	for (const [name, text] of Object.entries(FILES)) bench.write(name, text);
	fs.symlinkSync(NODE_MODULES, bench.path("apps/frappe/node_modules"));
	return bench;
}

function environment(bench) {
	const env = { ...process.env, FRAPPE_BENCH_ROOT: bench.root };
	delete env.FRAPPE_REDIS_CACHE;
	delete env.FRAPPE_REDIS_QUEUE;
	return env;
}

export function run(bench, ...flags) {
	const options = { env: environment(bench), encoding: "utf8" };
	const { status, stdout, stderr } = spawnSync(process.execPath, [BUILDER, ...flags], options);
	return { status, stdout, stderr };
}

export const startWatch = (bench, ...flags) => start(bench, "--watch", ...flags);

/** A build that goes on by itself. */
export function start(bench, ...flags) {
	const child = spawn(process.execPath, [BUILDER, ...flags], { env: environment(bench) });
	child.output = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream.on("data", (data) => (child.output += data));
	}
	return child;
}

/** The file assets.json names for a bundle, as text. */
export function asset(bench, key, map = "assets.json") {
	const url = bench.json(`sites/assets/${map}`)[key];
	return bench.read(path.join("sites", url));
}

export function outputs(bench, app, folder) {
	const dir = bench.path(`sites/assets/${app}/dist/${folder}`);
	return fs.readdirSync(dir).filter((name) => !name.endsWith(".map"));
}
