frappe.listview_settings["Batch Decision"] = {
	hide_name_column: true,
	add_fields: ["failed", "status"],
	get_indicator(doc) {
		if (doc.status === "Being Carried Out") {
			return [__(doc.status), "blue", `status,=,${doc.status}`];
		}
		return doc.failed
			? [__("Some Were Not Decided"), "orange", "failed,>,0"]
			: [__("Done"), "green", "status,=,Done"];
	},
};
