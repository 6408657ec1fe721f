frappe.listview_settings["Policy Fact"] = { hide_name_column: true };
