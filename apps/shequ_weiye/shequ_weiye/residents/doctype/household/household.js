frappe.ui.form.on("Household", {
	setup(frm) {
		frm.set_query("resident", "members", () => ({
			filters: { workflow_state: ["!=", "Left"] },
		}));
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.division) {
			frm.set_value("division", frappe.boot.weiye?.default_division);
		}
		if (frm.is_new()) {
			begin_with_head(frm);
		}
	},
});

// The head is named when the household is made from a resident's page, and stands in the first row.
function begin_with_head(frm) {
	const row = frm.doc.members?.[0] || frm.add_child("members");
	row.relation ||= "Head of Household";
	if (frm.doc.head) {
		frappe.model.set_value(row.doctype, row.name, "resident", frm.doc.head);
		frm.doc.head = null;
	}
	frm.refresh_field("members");
}

// Shown at once; the server takes it from the resident whatever stands here.
frappe.ui.form.on("Household Member", {
	async resident(frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		if (row.resident) {
			const { message } = await frappe.db.get_value("Resident", row.resident, "full_name");
			frappe.model.set_value(cdt, cdn, "resident_name", message.full_name);
		}
	},
});
