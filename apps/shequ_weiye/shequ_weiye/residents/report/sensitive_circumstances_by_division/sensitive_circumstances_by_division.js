frappe.query_reports["Sensitive Circumstances by Division"] = {
	filters: [
		{
			fieldname: "division",
			label: __("Division"),
			fieldtype: "Link",
			options: "Administrative Division",
			default: frappe.boot.weiye?.default_division,
		},
	],
};
