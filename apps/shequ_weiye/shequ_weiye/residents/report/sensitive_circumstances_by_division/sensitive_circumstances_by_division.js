frappe.query_reports["Sensitive Circumstances by Division"] = {
	filters: [frappe.weiye.by_division.filter()],
};
