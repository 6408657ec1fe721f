// Days and times: what is typed stays, no seconds, no time zone below every time.

const { ControlDate, ControlDatetime, ControlTime } = frappe.ui.form;

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

// Frappe hides the seconds of its own copy of the calendar; the published one has none to hide.
Object.assign($.fn.datepicker.Timepicker.prototype, { $seconds: $(), $secondsText: $() });

// There is one time zone here; named after a description it would also hide its translation.
ControlDatetime.prototype.set_description = ControlDate.prototype.set_description;
