frappe.ui.form.on("Recovery Case", {
	setup(frm) {
		// The payments were chosen in the ledger.
		frm.set_df_property("lines", "cannot_add_rows", true);
		frm.set_df_property("lines", "cannot_delete_rows", true);
	},

	refresh(frm) {
		weiye.approval.refresh(frm);
		const { workflow_state } = frm.doc;
		if (
			workflow_state === "Recovery Decided" &&
			frappe.user.has_role("County Finance Officer")
		) {
			frm.add_custom_button(__("Enter Refund"), () => ask_receipt(frm));
		}
	},

	before_workflow_action(frm) {
		return weiye.approval.before_action(frm);
	},

	after_workflow_action(frm) {
		frm.reload_doc();
	},
});

function ask_receipt(frm) {
	const dialog = new frappe.ui.Dialog({
		title: __("Enter Refund"),
		fields: [
			{
				fieldname: "amount",
				fieldtype: "Currency",
				label: __("Amount"),
				default: frm.doc.owed,
				reqd: 1,
			},
			{
				fieldname: "received_on",
				fieldtype: "Date",
				label: __("Received On"),
				default: frappe.datetime.get_today(),
				reqd: 1,
			},
			{ fieldname: "voucher", fieldtype: "Data", label: __("Voucher Number"), reqd: 1 },
		],
		primary_action_label: __("Record"),
		async primary_action(values) {
			const method = "shequ_weiye.policies.recovery.api.record_receipt";
			const is_new = await frappe.xcall(method, { name: frm.doc.name, ...values });
			dialog.hide();
			await frm.reload_doc();
			frappe.show_alert({
				message: is_new ? __("Refund Entered") : __("This voucher was entered before."),
				indicator: is_new ? "green" : "orange",
			});
		},
	});
	dialog.show();
}
