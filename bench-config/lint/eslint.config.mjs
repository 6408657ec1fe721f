// Errors only: layout is prettier's business.
import js from "@eslint/js";
import globals from "globals";

const desk = {
	frappe: "readonly",
	__: "readonly",
	$: "readonly",
	jQuery: "readonly",
	cint: "readonly",
	flt: "readonly",
	moment: "readonly",
	locals: "readonly",
	format_number: "readonly",
	weiye: "writable",
};

export default [
	// The script of a web form, and what it includes, is a Jinja template: Frappe fills it in before it is JavaScript.
	{ ignores: ["**/node_modules/**", "**/dist/**", "**/web_form/**", "**/templates/includes/**"] },
	js.configs.recommended,
	{
		files: ["apps/**/*.js"],
		languageOptions: { sourceType: "module", globals: { ...globals.browser, ...desk } },
	},
	{
		files: ["bench-config/**/*.{js,cjs,mjs}"],
		languageOptions: { globals: globals.node },
	},
	{
		files: ["bench-config/**/*.{js,cjs}"],
		languageOptions: { sourceType: "commonjs" },
	},
	{
		rules: {
			complexity: ["error", 10],
			"max-lines": ["error", 300],
			"no-var": "error",
			"prefer-const": "error",
			eqeqeq: ["error", "always", { null: "ignore" }],
			"no-eval": "error",
			"no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
		},
	},
];
