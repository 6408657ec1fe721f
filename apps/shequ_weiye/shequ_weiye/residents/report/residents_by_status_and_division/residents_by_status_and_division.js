frappe.query_reports["Residents by Status and Division"] = {
	filters: [
		frappe.weiye.by_division.filter(),
		{
			fieldname: "age_group",
			label: __("Age Group"),
			fieldtype: "Select",
			options: [
				"",
				"Below Working Age",
				"Working Age",
				"Older Working Age",
				"Retirement Age",
			],
		},
	],
	...frappe.weiye.by_division.leading_down(),
};
