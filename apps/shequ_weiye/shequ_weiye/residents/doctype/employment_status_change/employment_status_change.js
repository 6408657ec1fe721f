frappe.ui.form.on("Employment Status Change", {
	refresh(frm) {
		if (frm.is_new() && frm.doc.resident && !frm.doc.division) {
			frm.trigger("resident");
		}
		// Frappe opens the fields of a new record only to those who may write; the server refuses all changes.
		if (!frm.is_new()) {
			frm.disable_form();
		}
	},

	// Shown at once; the server takes both from the resident whatever stands here.
	async resident(frm) {
		if (!frm.doc.resident) {
			return;
		}
		const { message } = await frappe.db.get_value("Resident", frm.doc.resident, [
			"full_name",
			"division",
		]);
		frm.set_value({ resident_name: message.full_name, division: message.division });
	},
});
