const fs = require("node:fs");
const path = require("node:path");

/** `import "./page.html"` registers the text as `frappe.templates["page"]`. */
function htmlPlugin() {
	return {
		name: "frappe-html",
		setup(build) {
			build.onLoad({ filter: /\.html$/ }, async ({ path: file }) => {
				const text = await fs.promises.readFile(file, "utf8");
				return { contents: toModule(path.basename(file, ".html"), text), loader: "js" };
			});
		},
	};
}

function toModule(name, text) {
	const content = text.replace(/\s+/g, " ").replace(/<!--.*?-->/g, "");
	const key = JSON.stringify(name);
	// Website pages may load such a bundle before Desk's own namespaces exist.
	return (
		"frappe.templates = frappe.templates || {};\n" +
		`frappe.templates[${key}] = ${JSON.stringify(content)};\n`
	);
}

module.exports = { htmlPlugin };
