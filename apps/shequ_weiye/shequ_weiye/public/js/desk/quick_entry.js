// Short forms begin in the officer's own community, as the long ones do.

const quick_entry = frappe.ui.form.QuickEntryForm.prototype;
const { check_quick_entry_doc } = quick_entry;

const is_community = (code) => Boolean(code) && !code.endsWith("000");

quick_entry.check_quick_entry_doc = function () {
	check_quick_entry_doc.call(this);
	const own = frappe.boot.weiye?.default_division;
	if (is_community(own) && frappe.meta.has_field(this.doctype, "division")) {
		this.doc.division ||= own;
	}
};
