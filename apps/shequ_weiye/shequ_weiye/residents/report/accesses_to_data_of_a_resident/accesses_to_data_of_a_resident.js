frappe.query_reports["Accesses to Data of a Resident"] = {
	filters: [
		{
			fieldname: "resident",
			label: __("Resident"),
			fieldtype: "Link",
			options: "Resident",
		},
	],
};
