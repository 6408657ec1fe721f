// What may be done in a case beside the actions of its workflow (policies/worklist/api.py): one group of buttons on
// the form of the case and of its task. The server says what is open to whom, and checks all of it again.
frappe.provide("weiye.worklist");

const API = "shequ_weiye.policies.worklist.api";
const REASON = "reason";

// The method of each verb, and what it asks for before the reason.
const VERBS = {
	Claim: { method: "claim", asks: null },
	"Put Back": { method: "put_back" },
	Transfer: { method: "transfer", asks: colleague },
	"Add Signer": { method: "add_signers", asks: signers },
	"Drop Signer": { method: "drop_signer", asks: colleague },
	Countersign: { method: "countersign", asks: answer, free_reason: true },
	Urge: { method: "urge" },
	"Copy To": { method: "copy_to", asks: colleague },
	"Put on Hold": { method: "put_on_hold" },
	Resume: { method: "resume" },
};

Object.assign(weiye.worklist, {
	offer(frm, doctype, name) {
		for (const verb of frm.doc.__onload?.verbs || []) {
			const open = () => handle(frm, verb, { doctype, name });
			frm.add_custom_button(__(verb), open, __("Handle"));
		}
	},
});

async function handle(frm, verb, about) {
	const { asks, free_reason } = VERBS[verb];
	if (asks === null) {
		await send(verb, about);
		return show(frm, verb);
	}
	const fields = asks ? await asks(frm, verb, about) : [];
	if (!fields) {
		return frappe.msgprint(__("Nobody can be chosen here."));
	}
	const dialog = new frappe.ui.Dialog({
		title: __(verb),
		fields: [...fields, reason(free_reason)],
		primary_action_label: __(verb),
		async primary_action(values) {
			dialog.disable_primary_action();
			try {
				await send(verb, { ...about, ...values });
				dialog.hide();
				await show(frm, verb);
			} catch {
				// The server has said why; the person may correct the entry.
				dialog.enable_primary_action();
			}
		},
	});
	return dialog.show();
}

function send(verb, values) {
	return frappe.xcall(`${API}.${VERBS[verb].method}`, values);
}

async function show(frm, verb) {
	await frm.reload_doc();
	frappe.show_alert({ message: __("{0}: done", [__(verb)]), indicator: "green" });
}

function reason(is_free) {
	return {
		fieldname: REASON,
		fieldtype: "Small Text",
		label: __("Reason"),
		reqd: is_free ? 0 : 1,
		mandatory_depends_on: is_free ? "eval: doc.agrees === '0'" : "",
	};
}

async function colleague(frm, verb, about) {
	const people = await frappe.xcall(`${API}.people`, { ...about, verb });
	const field = { fieldname: "person", fieldtype: "Select", label: __("Colleague"), reqd: 1 };
	return people.length && [{ ...field, options: people }];
}

// Who is asked first brings the rule of the round; while somebody is waited for, there is one already.
async function signers(frm, verb, about) {
	const people = await frappe.xcall(`${API}.people`, { ...about, verb });
	const field = { fieldname: "persons", fieldtype: "MultiCheck", label: __("Signers"), reqd: 1 };
	const is_first = !frm.doc.__onload.verbs.includes("Drop Signer");
	return (
		people.length && [{ ...field, options: people, columns: 1 }, ...(is_first ? rule() : [])]
	);
}

function rule() {
	const rules = ["All Agree", "One Agrees", "A Share Agrees", "All Agree in Order"];
	const options = rules.map((value) => ({ value, label: __(value) }));
	return [
		{
			fieldname: "rule",
			fieldtype: "Select",
			label: __("Who Must Agree"),
			options,
			default: rules[0],
		},
		{
			fieldname: "share",
			fieldtype: "Int",
			label: __("Share That Must Agree (%)"),
			default: 60,
			depends_on: "eval: doc.rule === 'A Share Agrees'",
		},
	];
}

function answer() {
	const options = [
		{ value: "1", label: __("I agree") },
		{ value: "0", label: __("I object") },
	];
	return [{ fieldname: "agrees", fieldtype: "Select", label: __("My Answer"), options, reqd: 1 }];
}
