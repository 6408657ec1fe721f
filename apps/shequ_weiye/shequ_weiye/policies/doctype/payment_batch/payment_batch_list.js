frappe.listview_settings["Payment Batch"] = {
	hide_name_column: true,
	filters: [["workflow_state", "not in", ["Settled", "Batch Cancelled"]]],
};
