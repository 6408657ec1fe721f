// SCSS → CSS and the mirrored (right-to-left) CSS.
const fs = require("node:fs");
const path = require("node:path");
const { fileURLToPath, pathToFileURL } = require("node:url");

const SUFFIXES = ["", ".scss", ".sass", ".css"];

function candidates(base) {
	const partial = path.join(path.dirname(base), `_${path.basename(base)}`);
	const direct = SUFFIXES.flatMap((suffix) => [base + suffix, partial + suffix]);
	return [...direct, path.join(base, "_index.scss"), path.join(base, "index.scss")];
}

/** `@import "~package/file"`: a package path, looked up in every app's node_modules. */
function tildeImporter(nodePaths) {
	return {
		findFileUrl(url) {
			if (!url.startsWith("~")) return null;
			for (const dir of nodePaths) {
				const base = path.join(dir, url.slice(1));
				if (candidates(base).some(isFile)) return pathToFileURL(base);
			}
			return null;
		},
	};
}

function isFile(file) {
	return Boolean(fs.statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** Sass is half a second to load: only when a stylesheet is really compiled. */
function compileSass(source, file, syntax, nodePaths) {
	const sass = require("sass");
	const result = sass.compileString(source, {
		syntax: syntax === "sass" ? "indented" : "scss",
		url: pathToFileURL(file),
		importers: [tildeImporter(nodePaths)],
		loadPaths: nodePaths,
		// Bootstrap 4 alone gives hundreds of deprecation warnings nobody here can act on.
		logger: sass.Logger.silent,
		quietDeps: true,
	});
	const loaded = result.loadedUrls.filter((url) => url.protocol === "file:");
	return { css: result.css, inputs: loaded.map((url) => fileURLToPath(url)) };
}

function sassMessage(error, workspace) {
	if (!error.sassMessage) throw error;
	return { text: error.sassMessage, location: error.span && location(error.span, workspace) };
}

/** Where esbuild's way of showing an error wants to be pointed to; sass counts lines from zero. */
function location(span, workspace) {
	const [first] = span.text.split("\n");
	return {
		file: span.url ? workspace.relative(fileURLToPath(span.url)) : "",
		line: span.start.line + 1,
		column: span.start.column,
		length: Math.max(1, first.length),
		lineText: (span.context || "").split("\n")[0],
	};
}

/** Before minifying: the `rtl:` directives are comments, which minifying removes. */
function mirror(css) {
	return require("rtlcss").process(css);
}

module.exports = { compileSass, mirror, sassMessage };
