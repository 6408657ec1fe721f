// Frappe's form of an import with what officers may do: new records from an uploaded workbook.
const FRAPPES_OWN = [
	"import_type",
	"mute_emails",
	"google_sheets_url",
	"html_5",
	"refresh_google_sheet",
];
const TEMPLATE = "/api/method/frappe.core.doctype.data_import.data_import.download_template";
const is_officer = () => !frappe.user.has_role("System Manager");

frappe.ui.form.on("Data Import", {
	onload(frm) {
		if (is_officer() && frm.is_new()) frm.set_value("import_type", "Insert New Records");
	},

	refresh(frm) {
		if (!is_officer()) return;
		for (const field of FRAPPES_OWN) frm.set_df_property(field, "hidden", 1);
		frm.get_field("import_file").df.options = {
			restrictions: { allowed_file_types: [".xlsx", ".csv"] },
		};
		// The sheet is deleted once it was read.
		frm.remove_custom_button(__("Export Errored Rows"));
	},
});

const [frappes_choice] = frappe.ui.form.handlers["Data Import"].download_template;
frappe.ui.form.handlers["Data Import"].download_template = [
	(frm) =>
		is_officer()
			? window.open_url_post(TEMPLATE, { doctype: frm.doc.reference_doctype })
			: frappes_choice(frm),
];
