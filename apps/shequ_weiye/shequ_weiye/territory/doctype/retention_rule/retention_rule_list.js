frappe.listview_settings["Retention Rule"] = { hide_name_column: true };
