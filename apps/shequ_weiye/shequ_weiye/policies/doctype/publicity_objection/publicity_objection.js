frappe.ui.form.on("Publicity Objection", {
	refresh(frm) {
		weiye.approval.refresh(frm);
	},

	before_workflow_action(frm) {
		return weiye.approval.before_action(frm);
	},

	after_workflow_action(frm) {
		frm.reload_doc();
	},
});
