frappe.views.calendar["Assistance Record"] = {
	field_map: {
		start: "next_due_on",
		end: "next_due_on",
		id: "name",
		title: "resident_name",
		allDay: "all_day",
	},
	get_events_method: "frappe.desk.calendar.get_events",
	get_css_class(data) {
		return { Impossible: "danger", Late: "danger", Due: "warning" }[data.lateness] || "info";
	},
};
