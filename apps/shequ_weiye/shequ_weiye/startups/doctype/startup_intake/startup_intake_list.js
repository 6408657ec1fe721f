frappe.listview_settings["Startup Intake"] = {
	add_fields: ["status"],
	hide_name_column: true,
	filters: [["status", "=", "Awaiting Answer"]],

	get_indicator(doc) {
		const colours = {
			"Awaiting Answer": "orange",
			"Application Recorded": "green",
			Rejected: "gray",
		};
		return [__(doc.status), colours[doc.status] || "gray", `status,=,${doc.status}`];
	},
};
