// What each action asks for: the county writes down what guarantor and bank decided.
const ASKED_BY = {
	"Record Guarantee": ["guarantee_kind", "guarantor", "guaranteed_on"],
	"Record Bank Contract": [
		"bank_name",
		"granted_amount",
		"annual_rate",
		"term_months",
		"contract_number",
		"contract_date",
	],
	"Record Release": ["released_on"],
};

frappe.ui.form.on("Startup Loan", {
	setup(frm) {
		const loans = ["Personal Guaranteed Loan", "Enterprise Guaranteed Loan"];
		frm.set_query("policy", () => ({ filters: { is_active: 1, family: ["in", loans] } }));
	},

	refresh(frm) {
		weiye.approval.refresh(frm);
		if (!frm.is_new()) {
			weiye.approval.offer_to_note_papers(frm);
			offer_discount(frm);
		}
	},

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
		const asked = ASKED_BY[frm.selected_workflow_action] || [];
		return weiye.approval.before_action(
			frm,
			asked.map((name) => asked_field(frm, name))
		);
	},

	after_workflow_action(frm) {
		frm.reload_doc();
	},
});

function asked_field(frm, name) {
	const only_of_institution = 'eval:doc.guarantee_kind=="Guarantee Institution"';
	const is_guarantor = name === "guarantor";
	return weiye.approval.field(frm, name, {
		reqd: is_guarantor ? 0 : 1,
		depends_on: is_guarantor ? only_of_institution : "",
		mandatory_depends_on: is_guarantor ? only_of_institution : "",
	});
}

async function fill_in_name(frm, doctype, name, field) {
	if (!name) {
		return;
	}
	const { message } = await frappe.db.get_value(doctype, name, [field, "division"]);
	await frm.set_value({ applicant_name: message[field], division: message.division });
}

// The server proposes the quarters; a person applies, and the application goes the way of every benefit.
function offer_discount(frm) {
	if (frm.doc.__onload?.open_quarters && frappe.model.can_create("Benefit Application")) {
		frm.add_custom_button(__("Apply for Interest Discount"), async () => {
			const method = "shequ_weiye.startups.api.apply_for_discount";
			const name = await frappe.xcall(method, { loan: frm.doc.name });
			frappe.set_route("Form", "Benefit Application", name);
		});
	}
}
