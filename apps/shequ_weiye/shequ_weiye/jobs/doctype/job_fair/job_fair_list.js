frappe.listview_settings["Job Fair"] = {
	hide_name_column: true,
	filters: [["workflow_state", "not in", ["Summed Up", "Cancelled"]]],
};
