// Frappe's Website Theme calls this with the file to write and its SCSS, and takes
// any word on standard error for a failure.
const path = require("node:path");
const { compileSass } = require("./esbuild/styles");
const { openWorkspace } = require("./esbuild/workspace");
const { writeAtomically } = require("./esbuild/state");

const [output, escaped = ""] = process.argv.slice(2);

try {
	// Line breaks arrive as the two characters "\n" to survive the command line.
	const source = escaped.replaceAll("\\n", "\n");
	const { nodePaths } = openWorkspace();
	const { css } = compileSass(source, path.join(__dirname, "theme.scss"), "scss", nodePaths);
	const minified = require("esbuild").transformSync(css, { loader: "css", minify: true });
	writeAtomically(output, minified.code);
} catch (error) {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
}
