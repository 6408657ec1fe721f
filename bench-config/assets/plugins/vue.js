// Vue 3 single-file components, compiled by Vue's own compiler.
const fs = require("node:fs");
const path = require("node:path");
const { compileSass, sassMessage } = require("../styles");
const { sha } = require("../fingerprint");

const STYLE = /\.vue\?style=(\d+)$/;

function vuePlugin(context) {
	return {
		name: "frappe-vue",
		setup(build) {
			const descriptors = new Map();
			build.onLoad({ filter: /\.vue$/, namespace: "file" }, ({ path: file }) =>
				guard(context, file, () => loadComponent(context, descriptors, file))
			);
			build.onResolve({ filter: STYLE }, ({ path: id }) => ({
				path: id,
				namespace: "vue-style",
			}));
			build.onLoad({ filter: STYLE, namespace: "vue-style" }, ({ path: id }) =>
				guard(context, id, () => loadStyle(context, descriptors, id))
			);
		},
	};
}

function guard(context, id, action) {
	try {
		return action();
	} catch (error) {
		if (error.sassMessage) return { errors: [sassMessage(error, context.workspace)] };
		return { errors: [vueMessage(context, id.split("?")[0], error)] };
	}
}

function vueMessage({ workspace }, file, error) {
	const start = error.loc?.start;
	const lineText = start && fs.readFileSync(file, "utf8").split("\n")[start.line - 1];
	const location = { file: workspace.relative(file), line: 1, column: 0, lineText: "" };
	if (start) Object.assign(location, { line: start.line, column: start.column - 1, lineText });
	return { text: error.message, location };
}

function parse(file) {
	const source = fs.readFileSync(file, "utf8");
	const { descriptor, errors } = require("@vue/compiler-sfc").parse(source, { filename: file });
	if (errors.length) throw errors[0];
	const blocks = [descriptor.template, descriptor.script, ...descriptor.styles];
	if (blocks.some((block) => block?.src)) throw new Error("src attributes are not supported");
	if (descriptor.styles.some((style) => style.module)) {
		throw new Error("CSS modules are not supported");
	}
	return descriptor;
}

function loadComponent(context, descriptors, file) {
	const descriptor = parse(file);
	// The scope must be the same on every machine, or every build gets new hashes.
	const scope = `data-v-${sha(context.workspace.relative(file)).slice(0, 8)}`;
	descriptors.set(file, { descriptor, scope });
	const script = scriptCode(context, descriptor, scope);
	const code = [
		...descriptor.styles.map((_, i) => `import ${JSON.stringify(`${file}?style=${i}`)};`),
		script.code,
		script.inlined ? "" : templateCode(context, descriptor, scope, script.bindings),
		isScoped(descriptor) ? `__component.__scopeId = ${JSON.stringify(scope)};` : "",
		"export default __component;",
	];
	return { contents: code.join("\n"), loader: script.loader, resolveDir: path.dirname(file) };
}

function isScoped({ styles }) {
	return styles.some((style) => style.scoped);
}

function scriptCode(context, descriptor, scope) {
	if (!descriptor.script && !descriptor.scriptSetup) {
		return { code: "const __component = {};", loader: "js" };
	}
	const inlined = Boolean(descriptor.scriptSetup && descriptor.template);
	const { content, bindings, lang } = require("@vue/compiler-sfc").compileScript(descriptor, {
		id: scope,
		isProd: context.production,
		inlineTemplate: inlined,
		genDefaultAs: "__component",
	});
	return { code: content, bindings, inlined, loader: lang === "ts" ? "ts" : "js" };
}

function templateCode(context, descriptor, scope, bindings) {
	if (!descriptor.template) return "";
	const { code, errors } = require("@vue/compiler-sfc").compileTemplate({
		source: descriptor.template.content,
		filename: descriptor.filename,
		id: scope,
		scoped: isScoped(descriptor),
		slotted: descriptor.slotted,
		isProd: context.production,
		compilerOptions: { bindingMetadata: bindings },
	});
	if (errors.length) throw inFile(errors[0], descriptor.template);
	const local = code.replace(/\nexport (function|const) render/, "\n$1 __render");
	return `${local}\n__component.render = __render;`;
}

/** A template's own lines are counted from its tag: move them to the file's. */
function inFile(error, block) {
	if (typeof error === "string") return new Error(error);
	if (error.loc) error.loc.start.line += block.loc.start.line - 1;
	return error;
}

function loadStyle(context, descriptors, id) {
	const file = id.split("?")[0];
	const { descriptor, scope } = descriptors.get(file);
	const block = descriptor.styles[Number(STYLE.exec(id)[1])];
	const source = styleSource(context, file, block);
	const { code, errors } = require("@vue/compiler-sfc").compileStyle({
		source,
		filename: file,
		id: scope,
		scoped: block.scoped,
		isProd: context.production,
	});
	if (errors.length) throw errors[0];
	return { contents: code, loader: "css", resolveDir: path.dirname(file) };
}

function styleSource({ workspace, dependencies }, file, { content, lang, loc }) {
	if (!lang || lang === "css") return content;
	// Empty lines in front keep the line numbers of messages right.
	const padded = "\n".repeat(loc.start.line - 1) + content;
	const { css, inputs } = compileSass(padded, file, lang, workspace.nodePaths);
	dependencies.set(file, [...(dependencies.get(file) || []), ...inputs]);
	return css;
}

module.exports = { vuePlugin };
