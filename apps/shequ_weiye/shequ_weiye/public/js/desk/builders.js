// The builders of workflows and forms draw names as they are stored and translate few of their labels. Shown words only.

const BUILDERS = ["workflow-builder", "Workflow", "Customize Form"];
const TYPED = ".ace_editor"; // conditions and templates stand there as they are written

// "Name" is what a person is called.
const FIELD_NAME = ["Customize Form Field", "fieldname"];

// Titles and buttons name the workflow of the address.
const translate = (words) => {
	const shown = __(words);
	const name = frappe.get_route().at(-1);
	return shown === words && name ? words.replace(name, () => __(name)) : shown;
};

const translate_text = (root) => {
	const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const text = texts.currentNode;
		const words = text.data.trim();
		const shown = words && translate(words);
		if (shown === words || text.parentElement.closest(TYPED)) continue;
		text.data = text.data.replace(words, () => shown);
	}
};

const watched = new WeakSet();

function watch(page) {
	if (watched.has(page) || !BUILDERS.includes(page.label)) return;
	watched.add(page);
	const field_name = frappe.meta.get_docfield(...FIELD_NAME);
	if (field_name) field_name.label = "Field Name";
	new MutationObserver(() => translate_text(page)).observe(page, {
		childList: true,
		characterData: true,
		subtree: true,
	});
}

$(document).on("page-change", () => watch(frappe.container.page));

// The form of charts asks whether a kind of record is a table. Only System Managers may read that from the server.
const { get_value } = frappe.db;

frappe.db.get_value = async function (doctype, name, field, ...rest) {
	if (doctype !== "DocType" || field !== "istable")
		return get_value.call(this, doctype, name, field, ...rest);
	await frappe.model.with_doctype(name);
	return { message: { istable: frappe.get_meta(name)?.istable } };
};
