frappe.ui.form.on("Employer Survey", {
	refresh(frm) {
		if (!frm.is_new() && frm.doc.shortage > 0) {
			frm.add_custom_button(__("Make a Job Post"), () =>
				frappe.new_doc("Job Post", {
					employer: frm.doc.employer,
					vacancies: frm.doc.shortage,
					requirements: frm.doc.conditions,
				})
			);
		}
	},
});
