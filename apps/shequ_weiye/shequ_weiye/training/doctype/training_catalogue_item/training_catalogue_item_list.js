frappe.listview_settings["Training Catalogue Item"] = {
	add_fields: ["is_published", "valid_from", "valid_to"],
	hide_name_column: true,

	get_indicator(doc) {
		if (!doc.is_published) {
			return [__("Not Published"), "gray", "is_published,=,0"];
		}
		const today = frappe.datetime.get_today();
		if (doc.valid_to && doc.valid_to < today) {
			return [__("No Longer Valid"), "orange", `is_published,=,1|valid_to,<,${today}`];
		}
		return [__("Published"), "green", "is_published,=,1"];
	},
};
