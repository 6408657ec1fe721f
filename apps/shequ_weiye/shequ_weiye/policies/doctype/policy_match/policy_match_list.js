frappe.listview_settings["Policy Match"] = {
	hide_name_column: true,
	add_fields: ["state"],
	get_indicator(doc) {
		const colours = {
			"To Contact": "orange",
			Contacted: "blue",
			Applied: "green",
			"Not Interested": "gray",
			"No Longer Entitled": "gray",
		};
		return [__(doc.state), colours[doc.state], `state,=,${doc.state}`];
	},
	onload(listview) {
		if (!listview.filter_area.get().length) {
			listview.filter_area.add([["Policy Match", "state", "=", "To Contact"]]);
		}
	},
};
