frappe.query_reports["Benefits by Division"] = {
	filters: [
		frappe.weiye.by_division.filter(),
		...frappe.weiye.by_division.days(),
		{ fieldname: "policy", label: __("Policy"), fieldtype: "Link", options: "Policy" },
		{
			fieldname: "fund",
			label: __("Fund"),
			fieldtype: "Select",
			options: [
				"",
				"Employment Subsidy Fund",
				"Unemployment Insurance Fund",
				"Skills Training Special Account",
				"Social and Charity Funds",
			],
		},
	],
	...frappe.weiye.by_division.leading_down(),
};
