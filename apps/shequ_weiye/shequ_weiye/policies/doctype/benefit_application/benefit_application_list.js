frappe.listview_settings["Benefit Application"] = weiye.money.list();
