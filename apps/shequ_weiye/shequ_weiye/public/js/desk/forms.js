// Forms: the one in sight is the open one, no list of suggestions over a form that was just opened, no field marked
// as missing while a record is fetched anew, nothing lost that was begun, and a button to save it.

const form = frappe.ui.form.Form.prototype;
const focus_on_first_input = form.focus_on_first_input;

// A Link opens its suggestions when it is focused, and on a phone any field opens the keyboard.
form.focus_on_first_input = function () {
	const first = this.form_wrapper.find(".form-layout :input:visible:first");
	if (frappe.is_mobile() || first.attr("data-fieldtype") === "Link") return;
	focus_on_first_input.call(this);
};

// Frappe loads a form afresh a second after the news of a change. Whoever has begun to write within it keeps what
// was written; if the change was another one's, the server says so when it is saved.
const { setup } = form;
const SECOND = 1000;

form.setup = function () {
	this.debounced_reload_doc = frappe.utils.debounce(
		() => this.is_dirty() || this.reload_doc(),
		SECOND
	);
	return setup.call(this);
};

// News of a change may come when the person has gone on to another page. Drawn then, the form left behind would
// be taken for the open one, its number would stand in the breadcrumb and Ctrl+S would save it. It is loaded
// afresh when it is opened again.
const { refresh, reload_doc } = form;

form.refresh = function (docname) {
	return docname || is_in_sight(this) ? refresh.call(this, docname) : undefined;
};

form.reload_doc = function () {
	return is_in_sight(this)
		? reload_doc.call(this)
		: frappe.model.remove_from_locals(this.doctype, this.docname);
};

function is_in_sight(frm) {
	return frappe.container.page === frm.parent;
}

// While a record is on its way back from the server, its fields are drawn without values; they lack nothing.
const input = frappe.ui.form.ControlInput.prototype;
const { set_mandatory } = input;

input.set_mandatory = function (value) {
	const on_its_way = this.frm && !locals[this.doctype]?.[this.docname];
	if (!on_its_way) set_mandatory.call(this, value);
};

// The actions of a workflow come a moment after the form and take the place of the button to save; not from
// whoever has begun to write meanwhile.
const states = frappe.ui.form.States.prototype;
const { setup_btn } = states;

states.setup_btn = function (added) {
	if (this.frm.is_dirty()) this.frm.page.clear_actions_menu();
	else setup_btn.call(this, added);
};
