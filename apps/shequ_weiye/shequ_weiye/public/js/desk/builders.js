// The builders of workflows and forms draw names as they are stored and translate few of their labels. Shown words only.

const BUILDERS = ["workflow-builder", "Customize Form"];
const TYPED = ".ace_editor"; // conditions and templates stand there as they are written

const translate_text = (root) => {
	const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const text = texts.currentNode;
		const words = text.data.trim();
		const shown = words && __(words);
		if (shown === words || text.parentElement.closest(TYPED)) continue;
		text.data = text.data.replace(words, () => shown);
	}
};

const watched = new WeakSet();

function watch(page) {
	if (watched.has(page) || !BUILDERS.includes(page.label)) return;
	watched.add(page);
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
