frappe.listview_settings["Employer Survey"] = { hide_name_column: true };
