frappe.listview_settings["Budget Envelope"] = {
	hide_name_column: true,
	add_fields: ["used_percent"],
	get_indicator(doc) {
		if (doc.used_percent >= 90) {
			return [__("Nearly Used Up"), "red", "used_percent,>=,90"];
		}
		return [__("Enough Left"), "green", "used_percent,<,90"];
	},
};
