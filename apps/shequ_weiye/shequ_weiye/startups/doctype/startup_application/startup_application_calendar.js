frappe.views.calendar["Startup Application"] = weiye.money.calendar("enterprise_name");
