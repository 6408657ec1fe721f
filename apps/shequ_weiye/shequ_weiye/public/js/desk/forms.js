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

// Frappe loads a form afresh a second after the news of a change. Whoever has begun to write, before or while the
// answer is on its way, keeps what was written; if the change was another one's, the server says so when it is saved.
const { setup } = form;
const SECOND = 1000;
const RECORD = "/api/method/frappe.desk.form.load.getdoc";

form.setup = function () {
	this.debounced_reload_doc = frappe.utils.debounce(() => show_news(this), SECOND);
	const done = setup.call(this);
	// Text counts as a change only when its field is left.
	this.layout.wrapper.on("input", () => (this.is_begun = true));
	return done;
};

async function show_news(frm) {
	if (!is_in_sight(frm)) return frm.reload_doc();
	const { doc } = frm;
	const { modified } = doc;
	const is_untouched = () =>
		frm.doc === doc && doc.modified === modified && !frm.is_begun && !frm.is_dirty();
	if (!is_untouched()) return;
	const record = new URLSearchParams({ doctype: frm.doctype, name: frm.docname });
	const answer = await fetch(`${RECORD}?${record}`);
	const news = answer.ok && (await answer.json());
	if (!is_untouched() || !is_in_sight(frm)) return;
	// Frappe says what became of a record that is not there any more for this person.
	if (!news) return frm.reload_doc();
	frappe.model.sync(news);
	frm.refresh();
}

// News of a change may come when the person has gone on to another page. Drawn then, the form left behind would
// be taken for the open one, its number would stand in the breadcrumb and Ctrl+S would save it. It is loaded
// afresh when it is opened again.
const { refresh, reload_doc } = form;

form.refresh = function (docname) {
	if (!docname && !is_in_sight(this)) return undefined;
	this.is_begun = false;
	return refresh.call(this, docname);
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

// A form that is drawn again after a step says once that it is closed.
const { show_alert } = frappe;

frappe.show_alert = frappe.toast = function (message, ...rest) {
	const closed = __("This form is not editable due to a Workflow.");
	const is_said = message === closed && $("#alert-container").text().includes(closed);
	return is_said ? undefined : show_alert.call(this, message, ...rest);
};

// Settings were made with the app, by nobody and on no day.
const footer = frappe.ui.form.Footer.prototype;
const sidebar = frappe.ui.form.Sidebar.prototype;
const { make_timeline } = footer;
const { refresh: refresh_sidebar } = sidebar;

sidebar.refresh = function () {
	refresh_sidebar.call(this);
	this.sidebar.find(".created-by").toggle(!this.frm.meta.issingle);
};

footer.make_timeline = function () {
	make_timeline.call(this);
	if (this.frm.meta.issingle) tell_dated_only(this.frm.timeline);
};

function tell_dated_only(timeline) {
	const { prepare_timeline_contents } = timeline;
	timeline.prepare_timeline_contents = function () {
		prepare_timeline_contents.call(this);
		this.timeline_items = this.timeline_items.filter((item) => item.creation);
	};
}
