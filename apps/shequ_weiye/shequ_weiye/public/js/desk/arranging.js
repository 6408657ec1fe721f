// Setting up cards, charts and pages is the administrators' work; other people do not see its buttons.

const ARRANGERS = ["Workspace Manager", "System Manager", "Weiye Administrator"];

frappe.provide("frappe.weiye");

frappe.weiye.may_arrange = () => frappe.user_roles.some((role) => ARRANGERS.includes(role));

$(document).on("app_ready", () => {
	document.body.classList.toggle("may-arrange-desks", frappe.weiye.may_arrange());
});
