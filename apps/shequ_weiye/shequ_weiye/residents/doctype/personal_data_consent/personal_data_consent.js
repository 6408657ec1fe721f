frappe.ui.form.on("Personal Data Consent", {
	refresh(frm) {
		if (!frm.is_new() && !frm.doc.withdrawn_on && frm.perm[0]?.write) {
			frm.add_custom_button(__("Withdraw Consent"), () => ask_and_withdraw(frm));
		}
	},
});

function ask_and_withdraw(frm) {
	const question = __("The resident withdraws this consent today. This is final. Go on?");
	frappe.confirm(question, async () => {
		await frm.set_value("withdrawn_on", frappe.datetime.get_today());
		frm.save();
	});
}
