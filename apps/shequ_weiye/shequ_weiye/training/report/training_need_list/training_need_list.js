frappe.query_reports["Training Need List"] = {
	filters: [
		frappe.weiye.by_division.filter(),
		{
			fieldname: "stage",
			label: __("Stage"),
			fieldtype: "Select",
			options: ["", "Collected", "Verified", "Offered", "Trained", "Closed", "Withdrawn"],
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
	],
};
