const CATALOGUE = "shequ_weiye.policies.calculator.fact_catalogue";

frappe.ui.form.on("Policy Fact", {
	refresh(frm) {
		if (frm.is_new()) {
			offer_facts(frm);
		} else {
			frm.disable_save();
			frm.set_intro(__("Facts are kept. Enter a newer one instead."));
		}
	},
	resident: offer_facts,
	employer: offer_facts,
	fact: describe_fact,
});

// Only facts of this kind of applicant, in our words.
async function offer_facts(frm) {
	const subject = frm.doc.employer ? "Employer" : "Resident";
	frm.weiye_facts = await frappe.xcall(CATALOGUE, { subject });
	const options = frm.weiye_facts.filter((fact) => fact.reported);
	frm.set_df_property("fact", "options", options);
	describe_fact(frm);
}

function describe_fact(frm) {
	const fact = (frm.weiye_facts || []).find((one) => one.value === frm.doc.fact);
	const words = (fact?.choices || []).map((one) => `${one.value}（${one.label}）`).join("、");
	const hint = fact ? [fact.type_label, fact.unit, fact.description, words] : [];
	frm.set_df_property("value", "description", hint.filter(Boolean).join(" · "));
}
