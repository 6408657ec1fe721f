frappe.listview_settings["Startup Application"] = weiye.money.list();
