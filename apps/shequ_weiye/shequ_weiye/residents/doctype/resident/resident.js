frappe.ui.form.on("Resident", {
	setup(frm) {
		frm.set_query("division", () => ({ filters: { level: "Community" } }));
	},

	refresh(frm) {
		weiye.approval.refresh(frm);
		if (frm.is_new()) {
			register_in_own_community(frm);
		} else {
			offer_new_records(frm);
			say_consent_is_missing(frm);
			frm.add_custom_button(__("Policy Calculator"), () =>
				weiye.policies.open("Resident", frm.doc.name)
			);
		}
	},

	before_workflow_action(frm) {
		return weiye.approval.before_action(frm, fields_of_action(frm));
	},

	after_workflow_action(frm) {
		frm.reload_doc();
	},
});

function register_in_own_community(frm) {
	const own = (frappe.boot.weiye?.postings || []).find(
		(post) => post.role === "Community Officer"
	);
	if (own && !frm.doc.division) {
		frm.set_value("division", own.division);
	}
}

function offer_new_records(frm) {
	const kinds = {
		"Employment Status Change": "resident",
		"Sensitive Circumstance": "resident",
		"Personal Data Consent": "resident",
		Household: "head",
		"Assistance Record": "resident",
		"Training Need": "resident",
		"Job Referral": "resident",
		"Startup Application": "applicant",
		"Benefit Application": "resident",
		"Startup Loan": "resident",
	};
	Object.entries(kinds)
		.filter(
			([doctype]) => frm.doc.workflow_state !== "Left" && frappe.model.can_create(doctype)
		)
		.forEach(([doctype, field]) =>
			frm.add_custom_button(
				__(doctype),
				() => {
					// The short form shows the name, not the number.
					frappe.utils.add_link_title("Resident", frm.doc.name, frm.doc.full_name);
					frappe.new_doc(doctype, { [field]: frm.doc.name });
				},
				__("Create")
			)
		);
}

const SERVICES = "Employment Services";

function say_consent_is_missing(frm) {
	const purposes = frm.doc.__onload?.purposes;
	if (!purposes || purposes.includes(SERVICES) || frm.doc.workflow_state === "Left") return;
	const button = frappe.model.can_create("Personal Data Consent")
		? ` <button type="button" class="btn btn-default btn-xs" data-record-consent>${__(
				"Record Consent"
			)}</button>`
		: "";
	const line = __("No consent to employment services is recorded.");
	frm.set_intro(`<div>${line}${button}</div>`, frm.layout.message_color);
	frm.layout.message
		.find("[data-record-consent]")
		.on("click", () =>
			weiye.consents.record(
				{ resident: frm.doc.name, purpose: SERVICES, full_name: frm.doc.full_name },
				() => frm.reload_doc()
			)
		);
}

function fields_of_action(frm) {
	const communities = () => ({ filters: { level: "Community" } });
	const fields = {
		"Hand Over": [
			weiye.approval.field(frm, "hand_over_to", { reqd: 1, get_query: communities }),
		],
		"Mark as Left": [weiye.approval.field(frm, "left_reason", { reqd: 1 })],
	};
	return fields[frm.selected_workflow_action] || [];
}
