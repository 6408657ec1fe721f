frappe.views.calendar["Training Class"] = {
	field_map: {
		start: "starts_on",
		end: "ends_on",
		id: "name",
		title: "class_title",
		status: "status",
	},
	get_events_method: "frappe.desk.calendar.get_events",

	get_css_class(data) {
		const classes = { Enrolling: "success", Running: "warning", Cancelled: "danger" };
		return classes[data.status] || "standard";
	},
};
