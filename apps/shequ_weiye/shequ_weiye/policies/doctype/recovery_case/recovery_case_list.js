frappe.listview_settings["Recovery Case"] = {
	hide_name_column: true,
	add_fields: ["workflow_state", "step_due_on"],
	filters: [
		["workflow_state", "not in", ["Recovery Settled", "Suspicion Dropped", "Recovery Revoked"]],
	],
	formatters: {
		step_due_on(value) {
			const text = value ? frappe.datetime.str_to_user(value) : "";
			return value && value < frappe.datetime.get_today()
				? `<span class="text-danger" title="${__("Overdue")}">${text}</span>`
				: text;
		},
	},
};
