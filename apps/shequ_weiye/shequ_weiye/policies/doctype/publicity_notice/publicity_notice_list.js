frappe.listview_settings["Publicity Notice"] = {
	hide_name_column: true,
	filters: [["workflow_state", "in", ["Draft", "Published"]]],
};
