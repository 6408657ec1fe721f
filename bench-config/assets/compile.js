// Bundles of one app → finished output files, all in memory: nothing is written
// before every bundle of the run has compiled.
const path = require("node:path");
const { htmlPlugin } = require("./plugins/html");
const { stylePlugin } = require("./plugins/style");
const { vuePlugin } = require("./plugins/vue");
const { BuildError } = require("./errors");
const { sha } = require("./fingerprint");

// Old on purpose: PDFs are printed by wkhtmltopdf, whose engine knows neither
// eight-digit colours nor `inset`, which esbuild would write for newer targets.
const STYLE_TARGET = ["chrome60", "edge79", "firefox60", "safari11"];

async function compileApp(workspace, app, entries, mode) {
	const production = mode === "production";
	const context = { workspace, production, styleCache: new Map(), dependencies: new Map() };
	const of = (kind) => entries.filter((entry) => entry.kind === kind);
	const results = [
		...(await compileScripts(context, app, of("js"))),
		...(await compileStyles(context, app, of("css"))),
	];
	return { results: results.map((result) => result.bundle), metafiles: metafiles(results) };
}

function metafiles(results) {
	return [...new Set(results.map((result) => result.metafile))];
}

async function compileScripts(context, app, entries) {
	if (!entries.length) return [];
	const built = await runEsbuild(context, app, entries, "js", {
		plugins: [htmlPlugin(), vuePlugin(context), stylePlugin(context)],
		target: "es2017",
		format: "iife",
	});
	return entries.map((entry) => {
		const { text, map, css } = built.outputOf(entry);
		const files = [outputFile(entry, "js", css ? text + styleInjector(css) : text, map)];
		return { bundle: bundle(context, built, entry, files), metafile: built.metafile };
	});
}

async function compileStyles(context, app, entries) {
	if (!entries.length) return [];
	const run = (folder, rtl) =>
		runEsbuild(context, app, entries, folder, {
			plugins: [stylePlugin(context, { rtl })],
			target: STYLE_TARGET,
		});
	const ltr = await run("css", false);
	const rtl = await run("css-rtl", true);
	return entries.map((entry) => {
		const files = [ltr, rtl].map((built, index) => {
			const { text, map } = built.outputOf(entry);
			return outputFile(entry, index ? "css-rtl" : "css", text, map);
		});
		return { bundle: bundle(context, ltr, entry, files), metafile: ltr.metafile };
	});
}

/** Styles of Vue components and CSS imports: the page loads a bundle's script only. */
function styleInjector(css) {
	return (
		`\n(function(){var s=document.createElement("style");s.textContent=` +
		`${JSON.stringify(css.trim())};document.head.appendChild(s)})();\n`
	);
}

function bundle(context, built, entry, files) {
	return { entry, files, inputs: collectInputs(context, built.metafile, entry) };
}

/** The hash is taken of the finished text: esbuild's own would not see injected styles. */
function outputFile(entry, folder, text, map) {
	const ext = entry.kind;
	const hash = sha(text).slice(0, 8).toUpperCase();
	const name = `${entry.name}.${hash}.${ext}`;
	const comment = `sourceMappingURL=${name}.map`;
	const trailer = ext === "js" ? `//# ${comment}\n` : `/*# ${comment} */\n`;
	return { folder, name, ext, text: text + trailer, map };
}

async function runEsbuild(context, app, entries, folder, extra) {
	const { workspace, production } = context;
	const outdir = path.join(workspace.assets, app.name, "dist", folder);
	try {
		const result = await require("esbuild").build({
			absWorkingDir: workspace.root,
			entryPoints: Object.fromEntries(entries.map((entry) => [entry.name, entry.file])),
			outdir,
			bundle: true,
			write: false,
			metafile: true,
			minify: production,
			sourcemap: "external",
			nodePaths: workspace.nodePaths,
			define: defines(production),
			loader: { ".svg": "text" },
			// A tsconfig.json somewhere above the bench must not change the output.
			tsconfigRaw: "{}",
			logLevel: "silent",
			...extra,
		});
		return { metafile: result.metafile, outputOf: outputReader(result, outdir) };
	} catch (error) {
		if (error.errors) throw new BuildError(error.errors);
		throw error;
	}
}

function defines(production) {
	return {
		"process.env.NODE_ENV": JSON.stringify(production ? "production" : "development"),
		__VUE_OPTIONS_API__: "true",
		__VUE_PROD_DEVTOOLS__: "false",
		__VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
	};
}

function outputReader({ outputFiles }, outdir) {
	const texts = new Map(outputFiles.map((file) => [path.relative(outdir, file.path), file]));
	return (entry) => {
		const main = `${entry.name}.${entry.kind}`;
		return {
			text: texts.get(main).text,
			map: texts.get(`${main}.map`)?.text,
			css: entry.kind === "js" ? texts.get(`${entry.name}.css`)?.text : undefined,
		};
	};
}

/** Every own file a bundle was made of; files of packages stand for by their lock. */
function collectInputs({ workspace, dependencies }, { inputs }, entry) {
	const found = new Set();
	const queue = new Set([entry.id]);
	// A Set being walked also yields what is added on the way.
	for (const key of queue) {
		const file = path.resolve(workspace.root, key.replace(/^vue-style:/, "").split("?")[0]);
		found.add(file);
		for (const dependency of dependencies.get(file) || []) found.add(dependency);
		for (const { path: next, external } of inputs[key]?.imports || []) {
			if (!external) queue.add(next);
		}
	}
	const own = [...found].filter((file) => !file.includes(`${path.sep}node_modules${path.sep}`));
	return own.map((file) => workspace.relative(file)).sort();
}

module.exports = { compileApp };
