// Lists and calendars of applications for money: what waits for somebody, and until which day.

frappe.provide("weiye.money");

const FINISHED = ["Closed", "Refused", "Withdrawn", "Terminated"];
const is_overdue = (day) => day < frappe.datetime.get_today();

function due_day(value) {
	if (!value) {
		return "";
	}
	const text = frappe.datetime.str_to_user(value);
	return is_overdue(value)
		? `<span class="text-danger" title="${__("Overdue")}">${text}</span>`
		: text;
}

weiye.money.list = () => ({
	add_fields: ["step_due_on"],
	hide_name_column: true,
	onload(list) {
		weiye.publicity.offer_notice(list);
		weiye.payments.offer_batch(list);
	},
	filters: [["workflow_state", "not in", FINISHED]],
	formatters: { step_due_on: due_day },
});

weiye.money.calendar = (title) => ({
	field_map: {
		start: "step_due_on",
		end: "step_due_on",
		id: "name",
		title,
		allDay: "all_day",
	},
	get_events_method: "frappe.desk.calendar.get_events",
	get_css_class: (data) => (is_overdue(data.step_due_on) ? "danger" : "info"),
});
