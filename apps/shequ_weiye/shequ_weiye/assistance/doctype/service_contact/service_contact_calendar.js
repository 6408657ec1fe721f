frappe.views.calendar["Service Contact"] = {
	field_map: {
		start: "contacted_on",
		end: "contacted_on",
		id: "name",
		title: "resident_name",
		allDay: "all_day",
	},
	get_events_method: "frappe.desk.calendar.get_events",
	get_css_class(data) {
		return data.outcome === "Accepted" ? "success" : "warning";
	},
};
