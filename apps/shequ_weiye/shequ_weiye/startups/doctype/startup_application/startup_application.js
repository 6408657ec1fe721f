frappe.ui.form.on("Startup Application", {
	setup(frm) {
		frm.set_query("applicant", () => ({ filters: applicant_filters() }));
	},

	refresh(frm) {
		weiye.approval.refresh(frm);
		if (frm.is_new()) {
			fill_in_applicant(frm);
		} else {
			weiye.approval.offer_to_note_papers(frm);
			weiye.publicity.offer_objection(frm);
			weiye.payments.offer_reentry(frm);
		}
	},

	applicant(frm) {
		fill_in_applicant(frm);
	},

	before_workflow_action(frm) {
		return weiye.approval.before_action(frm, weiye.approval.payment_fields(frm));
	},

	after_workflow_action(frm) {
		frm.reload_doc();
	},
});

// A posting to a community offers its residents only; everybody else sees those of the own area anyway.
function applicant_filters() {
	const own = (frappe.boot.weiye?.postings || []).filter(
		(post) => post.role === "Community Officer"
	);
	return own.length === 1 ? { division: own[0].division } : {};
}

async function fill_in_applicant(frm) {
	if (!frm.doc.applicant) {
		return;
	}
	const fields = ["full_name", "id_number", "division"];
	const { message } = await frappe.db.get_value("Resident", frm.doc.applicant, fields);
	await frm.set_value({
		applicant_name: message.full_name,
		applicant_id_masked: message.id_number,
		division: message.division,
		payee: frm.doc.payee || message.full_name,
	});
}
