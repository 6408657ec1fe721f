frappe.ui.form.on("Job Post", {
	refresh(frm) {
		const has_room = frm.doc.filled < frm.doc.vacancies;
		if (!frm.is_new() && frm.doc.status === "Open" && has_room) {
			frm.add_custom_button(__("Refer a Resident"), () =>
				frappe.new_doc("Job Referral", { job_post: frm.doc.name })
			);
		}
	},
});
