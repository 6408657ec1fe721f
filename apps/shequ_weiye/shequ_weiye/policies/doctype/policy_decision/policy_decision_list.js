frappe.listview_settings["Policy Decision"] = { hide_name_column: true };
