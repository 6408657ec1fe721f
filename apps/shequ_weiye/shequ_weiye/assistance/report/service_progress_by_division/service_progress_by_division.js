frappe.query_reports["Service Progress by Division"] = {
	filters: [
		frappe.weiye.by_division.filter(),
		{
			fieldname: "aid_kind",
			label: __("Kind of Aid"),
			fieldtype: "Select",
			options: [
				"",
				"Basic Employment Service Aid",
				"Special Employment Policy Aid",
				"Aid for Particular Groups",
				"Urgent Employment Aid",
			],
		},
	],
	...frappe.weiye.by_division.leading_down(),
};
