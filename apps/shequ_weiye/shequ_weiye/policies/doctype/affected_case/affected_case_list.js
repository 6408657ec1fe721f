frappe.listview_settings["Affected Case"] = {
	hide_name_column: true,
	add_fields: ["state"],
	get_indicator(doc) {
		const colours = {
			"To Look At": "orange",
			"Looked At": "green",
			"No Longer Affected": "gray",
		};
		return [__(doc.state), colours[doc.state], `state,=,${doc.state}`];
	},
	onload(listview) {
		if (!listview.filter_area.get().length) {
			listview.filter_area.add([["Affected Case", "state", "=", "To Look At"]]);
		}
	},
};
