// Frappe's form of an import with what officers may do: new records from an uploaded workbook.
const FRAPPES_OWN = [
	"import_type",
	"mute_emails",
	"google_sheets_url",
	"html_5",
	"refresh_google_sheet",
];
const TEMPLATE = "/api/method/frappe.core.doctype.data_import.data_import.download_template";
const PREVIEW = "get_preview_from_template";
const FINISHED = ["Success", "Partial Success"];
const is_officer = () => !frappe.user.has_role("System Manager");

frappe.ui.form.on("Data Import", {
	setup(frm) {
		const { call } = frm;
		frm.call = (asked, ...rest) =>
			call.call(frm, asked.method === PREVIEW ? { ...asked, error } : asked, ...rest);
		// A sheet that was refused makes room for the mended one.
		const error = () => frappe.after_ajax(() => forget_sheet(frm));
	},

	onload(frm) {
		if (is_officer() && frm.is_new()) frm.set_value("import_type", "Insert New Records");
	},

	refresh(frm) {
		if (!is_officer()) return;
		for (const field of FRAPPES_OWN) frm.set_df_property(field, "hidden", 1);
		frm.get_field("import_file").df.options = {
			restrictions: { allowed_file_types: [".xlsx", ".csv"] },
		};
		// A sheet that was mended is another one for the browser: it is uploaded anew.
		frm.get_field("import_file").$value?.find("[data-action=reload_attachment]").remove();
		// The sheet is deleted once it was read.
		frm.remove_custom_button(__("Export Errored Rows"));
		frm.trigger("update_primary_action");
	},

	// There is nothing to save any more: rows that failed are mended in the sheet, which goes into a new import.
	update_primary_action(frm) {
		if (!is_officer() || frm.is_dirty() || !FINISHED.includes(frm.doc.status)) return;
		if (frm.has_import_file()) return;
		const { reference_doctype } = frm.doc;
		frm.page.set_primary_action(__("Import Another Sheet"), () =>
			frappe.new_doc("Data Import", { reference_doctype })
		);
	},
});

function forget_sheet(frm) {
	Object.assign(frm.doc, { import_file: null, __unsaved: 0 });
	frm.refresh();
}

const [frappes_choice] = frappe.ui.form.handlers["Data Import"].download_template;
frappe.ui.form.handlers["Data Import"].download_template = [
	(frm) =>
		is_officer()
			? window.open_url_post(TEMPLATE, { doctype: frm.doc.reference_doctype })
			: frappes_choice(frm),
];
