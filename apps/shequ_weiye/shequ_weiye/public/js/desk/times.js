// Days and times: what is typed stays, months in the person's language, no seconds, no time zone below every time.

const { ControlDate, ControlDateRange, ControlDatetime, ControlTime } = frappe.ui.form;

// The calendar says twice that it is there: when it opens, and when its movement has ended. Put in place the
// second time too, it would write its own day, or none, over what was typed meanwhile.
[ControlDate.prototype, ControlTime.prototype].forEach((control) => {
	const { set_datepicker } = control;

	control.set_datepicker = function () {
		const { onShow } = this.datepicker_options;
		this.datepicker_options.onShow = (calendar, has_moved) => has_moved || onShow(calendar);
		set_datepicker.call(this);
	};
});

// The calendar of a span of days is the only one that Frappe leaves in English.
const { set_date_options } = ControlDateRange.prototype;

ControlDateRange.prototype.set_date_options = function () {
	set_date_options.call(this);
	if (frappe.boot.lang in $.fn.datepicker.language)
		this.datepicker_options.language = frappe.boot.lang;
};

// Frappe hides the seconds of its own copy of the calendar; the published one has none to hide.
Object.assign($.fn.datepicker.Timepicker.prototype, { $seconds: $(), $secondsText: $() });

// A time that was stored with seconds is shown without them, and is not another time for that: a form that was
// only opened has nothing to save.
const { parse } = ControlDatetime.prototype;
const MINUTE = "YYYY-MM-DD HH:mm".length;

ControlDatetime.prototype.parse = function (value) {
	const read = parse.call(this, value);
	const stored = this.get_model_value();
	return read && stored?.slice(0, MINUTE) === read.slice(0, MINUTE) ? stored : read;
};

// There is one time zone here; named after a description it would also hide its translation.
ControlDatetime.prototype.set_description = ControlDate.prototype.set_description;
