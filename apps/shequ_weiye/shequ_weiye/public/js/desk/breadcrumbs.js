// A record that is not saved yet has no number; its place-holder in English is nothing for a breadcrumb.

const show_form = frappe.breadcrumbs.set_form_breadcrumb;

frappe.breadcrumbs.set_form_breadcrumb = function (breadcrumbs, view) {
	show_form.call(this, breadcrumbs, view);
	const name = frappe.get_route().slice(2).join("/");
	if (!frappe.get_doc(breadcrumbs.doctype, name)?.__islocal) return;
	this.$breadcrumbs.find("li:last a").text(__("New {0}", [__(breadcrumbs.doctype)]));
};
