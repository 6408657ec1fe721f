frappe.ui.form.on("Publicity Notice", {
	setup(frm) {
		// Cases come from their list, or all that wait at once.
		frm.set_df_property("lines", "cannot_add_rows", true);
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.division) {
			frm.set_value("division", frappe.boot.weiye?.default_division);
		}
	},

	refresh(frm) {
		weiye.approval.refresh(frm);
		if (frm.is_new()) {
			return;
		}
		if (frm.doc.__onload?.is_altered) {
			frm.dashboard.add_comment(
				__(
					"What is stored is not what was published. Tell the operator before anything is paid."
				),
				"red",
				true
			);
		}
		if (frm.doc.workflow_state === "Draft" && frm.perm[0].write) {
			frm.add_custom_button(__("Add All That Wait"), () => add_waiting(frm));
		}
		if (is_shown(frm)) {
			const address = `/publicity?notice=${encodeURIComponent(frm.doc.name)}`;
			frm.add_custom_button(__("Public Page"), () =>
				window.open(address, "_blank", "noopener")
			);
		}
	},

	before_workflow_action(frm) {
		return weiye.approval.before_action(frm);
	},

	after_workflow_action(frm) {
		frm.reload_doc();
	},
});

function is_shown(frm) {
	const { workflow_state, taken_over, shown_to } = frm.doc;
	return workflow_state === "Published" && !taken_over && shown_to >= frappe.datetime.get_today();
}

async function add_waiting(frm) {
	const method = "shequ_weiye.policies.publicity.api.add_waiting";
	const added = await frappe.xcall(method, { name: frm.doc.name });
	await frm.reload_doc();
	frappe.show_alert({ message: __("{0} cases added.", [added]), indicator: "green" });
}
