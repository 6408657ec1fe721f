// Lists: as they are when one comes back, the state in words on a phone, the view's name in the user's language, and a first step where there is nothing yet.

const list = frappe.views.ListView.prototype;
const base = frappe.views.BaseList.prototype;
const { get_no_result_message } = list;
const { setup_view_menu, show } = base;

// Frappe shows a coloured dot on a phone; colours alone tell nobody what to do.
list.get_indicator_dot = list.get_indicator_html;

// What else its makers offer is no work of officers, and is said in English.
frappe.views.ListSidebar.prototype.add_insights_banner = () => {};

// The description of the DocType says what to do first.
list.get_no_result_message = function () {
	const message = get_no_result_message.call(this);
	const filtered = this.filter_area && this.filter_area.get().length;
	if (filtered || !this.meta.description) return message;
	const hint = frappe.utils.escape_html(__(this.meta.description));
	return message.replace("</p>", `</p><p class="text-muted">${hint}</p>`);
};

// Frappe asks no list twice within three seconds: who decides and comes back that quickly would see what was.
base.show = function () {
	this.last_args = null;
	return show.call(this);
};

base.setup_view_menu = function () {
	setup_view_menu.call(this);
	this.views_menu?.parent().find(".custom-btn-group-label").text(__(this.view_name));
};

// A saved filter may speak of today, as the shipped ones do ("overdue"); Frappe's own stay with the day of saving.
const TODAY = "frappe.datetime.get_today()";
const sidebar = frappe.views.ListSidebar.prototype;
const { setup_list_filter } = sidebar;

sidebar.setup_list_filter = function () {
	setup_list_filter.call(this);
	const saved = this.list_filter;
	const { get_filters_values } = saved;
	saved.get_filters_values = (name) =>
		get_filters_values
			.call(saved, name)
			.map((filter) =>
				filter.map((part) => (part === TODAY ? frappe.datetime.get_today() : part))
			);
};
