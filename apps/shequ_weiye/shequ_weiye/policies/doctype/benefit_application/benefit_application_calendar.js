frappe.views.calendar["Benefit Application"] = weiye.money.calendar("applicant_name");
