// Frappe names a language for its calendars but brings the words of English only: names of months and days from the browser.

const calendar = frappe.views.Calendar.prototype;
const setup_options = calendar.setup_options;
const A_SUNDAY = Date.UTC(2023, 0, 1);
const DAY = 24 * 60 * 60 * 1000;

function names(count, date_of, style) {
	const format = new Intl.DateTimeFormat(frappe.boot.lang, { ...style, timeZone: "UTC" });
	return Array.from({ length: count }, (_, index) => format.format(date_of(index)));
}

const months = (style) => names(12, (index) => Date.UTC(2023, index, 1), { month: style });
const days = (style) => names(7, (index) => A_SUNDAY + index * DAY, { weekday: style });

calendar.setup_options = function (...defaults) {
	setup_options.apply(this, defaults);
	Object.assign(this.cal_options, {
		monthNames: months("long"),
		monthNamesShort: months("short"),
		dayNames: days("long"),
		dayNamesShort: days("short"),
		allDayText: __("All Day"),
		firstDay: 1,
		timeFormat: "HH:mm",
		slotLabelFormat: "HH:mm",
		views: {
			month: { titleFormat: __("MMMM YYYY", null, "Title of a calendar") },
			week: { titleFormat: __("MMM D YYYY", null, "Title of a calendar") },
			day: { titleFormat: __("MMMM D YYYY", null, "Title of a calendar") },
		},
	});
};
