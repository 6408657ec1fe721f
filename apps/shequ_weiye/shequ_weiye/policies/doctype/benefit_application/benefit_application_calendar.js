frappe.views.calendar["Benefit Application"] = {
	field_map: {
		start: "step_due_on",
		end: "step_due_on",
		id: "name",
		title: "applicant_name",
		allDay: "all_day",
	},
	get_events_method: "frappe.desk.calendar.get_events",
	get_css_class(data) {
		const overdue = data.step_due_on < frappe.datetime.get_today();
		return overdue ? "danger" : "info";
	},
};
