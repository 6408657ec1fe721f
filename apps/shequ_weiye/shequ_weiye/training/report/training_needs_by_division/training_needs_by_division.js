frappe.query_reports["Training Needs by Division"] = {
	filters: [
		frappe.weiye.by_division.filter(),
		{
			fieldname: "group_by",
			label: __("Rows"),
			fieldtype: "Select",
			options: ["Division", "Employment Direction"],
			default: "Division",
		},
		{
			fieldname: "direction",
			label: __("Employment Direction"),
			fieldtype: "Select",
			options: [
				"",
				"Household Services",
				"Health and Elderly Care",
				"Online Delivery",
				"Live-stream Sales",
				"Handicraft",
				"Cooking",
				"Construction Trades",
				"Manufacturing",
				"New Occupations",
				"Starting a Business",
				"Other Direction",
			],
		},
		...frappe.weiye.by_division.days(),
	],
	...frappe.weiye.by_division.leading_down("label"),
};
