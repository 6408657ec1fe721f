// Forms: no list of suggestions over a form that was just opened, no time zone below every time.

const form = frappe.ui.form.Form.prototype;
const focus_on_first_input = form.focus_on_first_input;

// A Link opens its suggestions when it is focused, and on a phone any field opens the keyboard.
form.focus_on_first_input = function () {
	const first = this.form_wrapper.find(".form-layout :input:visible:first");
	if (frappe.is_mobile() || first.attr("data-fieldtype") === "Link") return;
	focus_on_first_input.call(this);
};

// There is one time zone here; named after a description it would also hide its translation.
frappe.ui.form.ControlDatetime.prototype.set_description =
	frappe.ui.form.ControlDate.prototype.set_description;
