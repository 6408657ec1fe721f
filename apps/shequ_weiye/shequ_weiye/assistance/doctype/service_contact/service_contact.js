frappe.ui.form.on("Service Contact", {
	setup(frm) {
		frm.set_query("officer", () => ({ filters: { enabled: 1, user_type: "System User" } }));
	},

	refresh(frm) {
		if (frm.is_new() && frm.doc.resident && !frm.doc.division) {
			frm.trigger("resident");
		}
		if (!frm.is_new() && frm.doc.assistance_record) {
			frm.add_custom_button(__("Assistance Record"), () =>
				frappe.set_route("Form", "Assistance Record", frm.doc.assistance_record)
			);
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
