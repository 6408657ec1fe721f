// States, roles, choices and board names are stored in English. Frappe translates them in most places; here are the others.

const STORED_WORDS = {
	"Application Step": ["action", "from_state", "to_state", "signing_rule"],
	"Batch Decision": ["action"],
	"Export Record": ["subject"],
	"Job Run": ["title"],
	"Sensitive Access Log": ["field"],
};

const is_translated_link = (field) =>
	field?.fieldtype === "Link" && frappe.boot.translated_doctypes?.includes(field.options);
const is_kept_word = (field) => STORED_WORDS[field?.parent]?.includes(field.fieldname);
const is_stored_word = (field) =>
	field?.fieldtype === "Select" || is_translated_link(field) || is_kept_word(field);

// Values of fields that cannot be changed.
const formatters = frappe.form.formatters;
const { Link: format_link, Data: format_data } = formatters;

formatters.Link = function (value, field, ...rest) {
	const shown = format_link.call(this, value, field, ...rest);
	return is_translated_link(field) && shown === value ? __(value) : shown;
};

formatters.Data = function (value, field, ...rest) {
	return format_data.call(this, value && is_kept_word(field) ? __(value) : value, field, ...rest);
};

// What the history below a form says about earlier values.
const { sync_docinfo } = frappe.model;
const { get_label } = frappe.meta;

frappe.model.sync_docinfo = function (response) {
	const { doctype, versions } = response.docinfo || {};
	for (const version of versions || []) version.data = translate_version(doctype, version.data);
	return sync_docinfo.call(this, response);
};

frappe.meta.get_label = function (...place) {
	return __(get_label.apply(this, place));
};

function translate_version(doctype, text) {
	const data = JSON.parse(text || "{}");
	translate_changes(doctype, data.changed);
	for (const [table, , , changes] of data.row_changed || []) {
		translate_changes(frappe.meta.get_docfield(doctype, table)?.options, changes);
	}
	return JSON.stringify(data);
}

function translate_changes(doctype, changes) {
	for (const change of changes || []) {
		if (!is_stored_word(frappe.meta.get_docfield(doctype, change[0]))) continue;
		change[1] = change[1] && __(change[1]);
		change[2] = change[2] && __(change[2]);
	}
}

// The menu of Kanban boards.
const page = frappe.ui.Page.prototype;
const { add_custom_menu_item } = page;

page.add_custom_menu_item = function (parent, label, ...rest) {
	return add_custom_menu_item.call(this, parent, __(label), ...rest);
};
