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

	// The bank returned a transfer: the account is entered again here, and others look at it in the next batch.
	offer_reentry(frm) {
		if (frm.doc.__onload?.may_reenter) {
			frm.add_custom_button(__("Enter the Account Again"), () => ask_account(frm));
		}
	},
});

function ask_account(frm) {
	const fields = ["payee", "bank_name", "bank_account"].map((name) =>
		weiye.approval.field(frm, name, { reqd: 1 })
	);
	const dialog = new frappe.ui.Dialog({
		title: __("Enter the Account Again"),
		fields,
		primary_action_label: __("Save"),
		async primary_action(account) {
			const about = { doctype: frm.doctype, name: frm.doc.name };
			await frappe.xcall(`${API}.reenter_account`, { ...about, ...account });
			dialog.hide();
			await frm.reload_doc();
		},
	});
	dialog.show();
}

async function make_batch(list) {
	const names = list.get_checked_items(true);
	const name = await frappe.xcall(`${API}.make_batch`, { doctype: list.doctype, names });
	frappe.set_route("Form", "Payment Batch", name);
}
