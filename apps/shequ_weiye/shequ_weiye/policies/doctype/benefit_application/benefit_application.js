frappe.ui.form.on("Benefit Application", {
	setup(frm) {
		const elsewhere = [
			"Startup Grant",
			"Personal Guaranteed Loan",
			"Enterprise Guaranteed Loan",
			"Free Business Space",
			// Applied for from the loan.
			"Personal Loan Interest Discount",
			"Enterprise Loan Interest Discount",
		];
		frm.set_query("policy", () => ({
			filters: { is_active: 1, family: ["not in", elsewhere] },
		}));
	},

	refresh(frm) {
		weiye.approval.refresh(frm);
		if (!frm.is_new()) {
			weiye.approval.offer_to_note_papers(frm);
			weiye.publicity.offer_objection(frm);
			weiye.payments.offer_reentry(frm);
		}
		show_columns(frm);
	},

	policy: show_terms,

	applicant_kind(frm) {
		const other = frm.doc.applicant_kind === "Resident" ? "employer" : "resident";
		if (frm.doc[other]) {
			frm.set_value(other, null);
		}
	},

	resident(frm) {
		fill_in_name(frm, "Resident", frm.doc.resident, "full_name");
	},

	employer(frm) {
		fill_in_name(frm, "Employer", frm.doc.employer, "employer_name");
	},

	before_workflow_action(frm) {
		return weiye.approval.before_action(frm, weiye.approval.payment_fields(frm));
	},

	after_workflow_action(frm) {
		frm.reload_doc();
	},
});

// For which period is granted decides what the form asks for; the server says it again when it is saved.
async function show_terms(frm) {
	const applicant = frm.doc.resident || frm.doc.employer;
	if (!frm.doc.policy || !applicant) {
		return;
	}
	const method = "shequ_weiye.policies.applications.api.terms";
	await frm.set_value(await frappe.xcall(method, { policy: frm.doc.policy, applicant }));
	show_columns(frm);
}

// Who applies for herself is the person of every row; only contracts and courses have numbers.
function show_columns(frm) {
	const grid = frm.fields_dict.lines.grid;
	const hide = (field, hidden) => grid.update_docfield_property(field, "hidden", hidden ? 1 : 0);
	hide("resident", frm.doc.applicant_kind === "Resident");
	hide("contract", Boolean(frm.doc.period_kind) && frm.doc.period_kind !== "Contract or Course");
	grid.reset_grid();
}

async function fill_in_name(frm, doctype, name, field) {
	if (!name) {
		return;
	}
	const { message } = await frappe.db.get_value(doctype, name, [field, "division"]);
	await frm.set_value({
		applicant_name: message[field],
		division: message.division,
		payee: frm.doc.payee || message[field],
	});
	await show_terms(frm);
}
