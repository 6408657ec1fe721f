frappe.listview_settings["Training Class"] = {
	add_fields: ["status", "enrolled", "quorum_min", "quorum_max"],
	hide_name_column: true,
	filters: [["status", "not in", ["Finished", "Cancelled"]]],

	get_indicator(doc) {
		const colours = {
			Planned: "gray",
			Enrolling: "blue",
			Running: "orange",
			Finished: "green",
			Cancelled: "red",
		};
		const small = doc.status === "Enrolling" && doc.enrolled < doc.quorum_min;
		const text = small ? __("Enrolling, Below Quorum") : __(doc.status);
		return [text, small ? "yellow" : colours[doc.status] || "gray", `status,=,${doc.status}`];
	},
};
