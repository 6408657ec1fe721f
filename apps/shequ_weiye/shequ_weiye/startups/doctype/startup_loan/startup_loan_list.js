frappe.listview_settings["Startup Loan"] = {
	hide_name_column: true,
	filters: [["workflow_state", "not in", ["Refused", "Withdrawn", "Terminated", "Loan Settled"]]],
	formatters: {
		overdue_since(day) {
			const text = day ? frappe.datetime.str_to_user(day) : "";
			return text && `<span class="text-danger">${text}</span>`;
		},
	},
};
