// Payment batches: made from the list of what waits for payment. The server checks all of it.
frappe.provide("weiye.payments");

const API = "shequ_weiye.policies.payments.api";

Object.assign(weiye.payments, {
	// To be returned from onload of a list of applications.
	offer_batch(list) {
		if (frappe.user.has_role("County Finance Officer")) {
			list.page.add_actions_menu_item(__("Pay in a Batch"), () => make_batch(list));
		}
	},
});

async function make_batch(list) {
	const names = list.get_checked_items(true);
	const name = await frappe.xcall(`${API}.make_batch`, { doctype: list.doctype, names });
	frappe.set_route("Form", "Payment Batch", name);
}
