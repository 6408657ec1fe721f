// Recoveries begin at payments in the ledger of benefits: in its form, or for several months in its list.
// The server checks all of it.
frappe.provide("weiye.recovery");

Object.assign(weiye.recovery, {
	// To be called from onload of the list of the ledger.
	offer(list) {
		if (frappe.user.has_role("County Officer")) {
			list.page.add_actions_menu_item(__("Begin Recovery"), () =>
				weiye.recovery.ask(list.get_checked_items(true))
			);
		}
	},

	async ask(entries) {
		await frappe.model.with_doctype("Recovery Case");
		const field = (name) => frappe.meta.get_docfield("Recovery Case", name);
		const grounds = field("ground")
			.options.split("\n")
			.map((value) => ({ value, label: __(value) }));
		const dialog = new frappe.ui.Dialog({
			title: __("Begin Recovery"),
			fields: [
				{ ...field("ground"), options: grounds },
				{ ...field("finding"), read_only: 0 },
			],
			primary_action_label: __("Begin Recovery"),
			async primary_action(values) {
				const method = "shequ_weiye.policies.recovery.api.start";
				const name = await frappe.xcall(method, { entries, ...values });
				dialog.hide();
				frappe.set_route("Form", "Recovery Case", name);
			},
		});
		dialog.show();
	},
});
