frappe.ui.form.on("Policy Match", {
	async refresh(frm) {
		const subject = frm.doc.resident ? "Resident" : "Employer";
		const name = frm.doc.resident || frm.doc.employer;
		frm.add_custom_button(__("Policy Calculator"), () => weiye.policies.open(subject, name));
		const page = await frappe.xcall("shequ_weiye.policies.calculator.explain_policy", {
			policy: frm.doc.policy,
			subject,
			name,
		});
		frm.get_field("why_html").$wrapper.html(weiye.policies.page(page, frm.doc.policy));
	},
});
