frappe.ui.form.on("Job Fair Sign Up", {
	setup(frm) {
		frm.set_query("job_fair", () => ({
			filters: { workflow_state: "Published", sign_up_open: 1 },
		}));
	},

	// The name of a registered resident need not be typed again.
	async resident(frm) {
		if (!frm.doc.resident) {
			return;
		}
		const { message } = await frappe.db.get_value("Resident", frm.doc.resident, [
			"full_name",
			"mobile",
		]);
		await frm.set_value({
			full_name: frm.doc.full_name || message.full_name,
			mobile: frm.doc.mobile || message.mobile,
		});
	},

	refresh(frm) {
		if (!frm.is_new() && frm.doc.notice === "To Be Told") {
			frm.set_intro(
				__("The fair was cancelled: telephone this person, then choose Told and save."),
				"orange"
			);
		}
	},
});
