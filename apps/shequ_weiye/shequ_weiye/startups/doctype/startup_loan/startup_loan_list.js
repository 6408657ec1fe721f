frappe.listview_settings["Startup Loan"] = {
	add_fields: ["overdue_since"],
	hide_name_column: true,
	filters: [["workflow_state", "not in", ["Refused", "Withdrawn", "Terminated", "Loan Settled"]]],
	get_indicator(loan) {
		return loan.overdue_since
			? [__("Repayment Overdue"), "red", "overdue_since,is,set"]
			: undefined;
	},
};
