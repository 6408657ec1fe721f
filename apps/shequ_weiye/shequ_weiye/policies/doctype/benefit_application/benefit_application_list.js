frappe.listview_settings["Benefit Application"] = {
	add_fields: ["step_due_on"],
	hide_name_column: true,
	onload: (list) => weiye.publicity.offer_notice(list),
	filters: [["workflow_state", "not in", ["Closed", "Refused", "Withdrawn", "Terminated"]]],
	formatters: {
		step_due_on(value) {
			if (!value) {
				return "";
			}
			const text = frappe.datetime.str_to_user(value);
			const overdue = value < frappe.datetime.get_today();
			return overdue
				? `<span class="text-danger" title="${__("Overdue")}">${text}</span>`
				: text;
		},
	},
};
