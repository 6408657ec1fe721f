frappe.listview_settings["Employer"] = {
	add_fields: ["shortage", "last_surveyed_on"],
	hide_name_column: true,

	get_indicator(doc) {
		if (!doc.last_surveyed_on) {
			return [__("Not Surveyed"), "gray", "last_surveyed_on,is,not set"];
		}
		return doc.shortage
			? [__("Short of People"), "orange", "shortage,>,0"]
			: [__("Fully Staffed"), "green", "shortage,=,0|last_surveyed_on,is,set"];
	},
};
