frappe.views.calendar["Job Fair"] = {
	field_map: {
		start: "starts_at",
		end: "ends_at",
		id: "name",
		title: "title",
		status: "workflow_state",
	},
	get_events_method: "frappe.desk.calendar.get_events",

	get_css_class(data) {
		const classes = {
			Published: "success",
			Held: "warning",
			"Summed Up": "success",
			Cancelled: "danger",
		};
		return classes[data.status] || "standard";
	},
};
