frappe.listview_settings["Job Run"] = {
	hide_name_column: true,
	// The log keeps the titles of jobs in English.
	formatters: { title: (value) => __(value) },
};
