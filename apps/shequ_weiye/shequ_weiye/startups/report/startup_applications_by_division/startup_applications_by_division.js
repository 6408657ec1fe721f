frappe.query_reports["Startup Applications by Division"] = {
	filters: [
		frappe.weiye.by_division.filter(),
		...frappe.weiye.by_division.days(),
		{
			fieldname: "enterprise_kind",
			label: __("Enterprise Kind"),
			fieldtype: "Select",
			options: ["", "Small or Micro Enterprise", "Individual Business"],
		},
	],
	...frappe.weiye.by_division.leading_down(),
};
