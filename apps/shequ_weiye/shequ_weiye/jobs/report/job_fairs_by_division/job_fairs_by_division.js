frappe.query_reports["Job Fairs by Division"] = {
	filters: [
		frappe.weiye.by_division.filter(),
		...frappe.weiye.by_division.days(),
		{
			fieldname: "fair_kind",
			label: __("Kind of Fair"),
			fieldtype: "Select",
			options: ["", "On Site", "Online", "Live Stream", "Small Meeting"],
		},
	],
	...frappe.weiye.by_division.leading_down(),
};
