frappe.ui.form.on("Benefit Ledger Entry", {
	refresh(frm) {
		frm.disable_save();
		for (const kind of frm.doc.__onload?.steps || []) {
			frm.add_custom_button(__(kind), () => record_step(frm, kind));
		}
		if (frm.doc.__onload?.may_be_recovered) {
			frm.add_custom_button(__("Begin Recovery"), () => weiye.recovery.ask([frm.doc.name]));
		}
	},
});

function record_step(frm, kind) {
	frappe.prompt(
		{
			fieldname: "reason",
			fieldtype: "Small Text",
			label: __("Reason or Voucher Number"),
			reqd: 1,
		},
		async ({ reason }) => {
			const name = await frappe.xcall(
				"shequ_weiye.policies.benefits.refunds.record_refund_step",
				{ entry: frm.doc.name, kind, reason }
			);
			frappe.set_route("Form", frm.doctype, name);
		},
		__(kind),
		__("Record")
	);
}
