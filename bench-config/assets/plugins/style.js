const fs = require("node:fs");
const path = require("node:path");
const { compileSass, mirror, sassMessage } = require("../styles");

const MEDIA = /\.(woff2?|ttf|eot|otf|svg|png|jpe?g|gif|webp|ico|cur)([?#].*)?$|^\/assets\//i;

/**
 * Stylesheets. `context.styleCache` carries compiled SCSS from the left-to-right
 * pass to the right-to-left one; `context.dependencies` tells what Sass has read.
 */
function stylePlugin(context, { rtl = false } = {}) {
	return {
		name: "frappe-style",
		setup(build) {
			leaveUrlsAlone(build);
			resolveTilde(build);
			build.onLoad({ filter: /\.(css|scss|sass)$/ }, ({ path: file }) =>
				loadStyle(context, file, rtl)
			);
			build.onLoad({ filter: /\.(less|styl)$/ }, ({ path: file }) => ({
				errors: [{ text: `no compiler for ${path.extname(file)} files here: use SCSS` }],
			}));
		},
	};
}

/** Fonts and images are served from where they lie, so their URLs stay as written. */
function leaveUrlsAlone(build) {
	build.onResolve({ filter: MEDIA }, ({ kind, path: url }) =>
		kind === "url-token" ? { path: url, external: true } : undefined
	);
}

function resolveTilde(build) {
	build.onResolve({ filter: /^~/ }, ({ path: url, kind, resolveDir }) =>
		build.resolve(url.slice(1), { kind, resolveDir })
	);
}

function loadStyle(context, file, rtl) {
	try {
		const { css, inputs } = compileOnce(context, file);
		context.dependencies.set(file, inputs);
		return {
			contents: rtl ? mirror(css) : css,
			loader: "css",
			resolveDir: path.dirname(file),
		};
	} catch (error) {
		return { errors: [styleMessage(error, file, context.workspace)] };
	}
}

function compileOnce({ styleCache, workspace }, file) {
	if (!styleCache.has(file)) {
		const source = fs.readFileSync(file, "utf8");
		const syntax = path.extname(file).slice(1);
		const plain = syntax === "css" && { css: source, inputs: [] };
		styleCache.set(file, plain || compileSass(source, file, syntax, workspace.nodePaths));
	}
	return styleCache.get(file);
}

/** rtlcss (PostCSS) errors know their line, but not by esbuild's names. */
function styleMessage(error, file, workspace) {
	if (error.name !== "CssSyntaxError") return sassMessage(error, workspace);
	const { line, column, reason } = error;
	return {
		text: reason,
		location: { file: workspace.relative(file), line, column: column - 1 },
	};
}

module.exports = { stylePlugin };
