// Forms of documents that are approved step by step (policies/approval_base.py): which fields are open,
// whose turn it is, and what an action asks for besides the click. The server checks all of it again.
frappe.provide("weiye.approval");

Object.assign(weiye.approval, {
	refresh(frm) {
		if (!frm.is_new()) {
			lock_closed_fields(frm);
			say_whose_turn(frm);
			weiye.worklist.offer(frm, frm.doctype, frm.doc.name);
		}
	},

	// To be returned from before_workflow_action; `fields` are those that belong to the action.
	before_action(frm, fields = []) {
		const needs_reason = (frm.doc.__onload?.reason_actions || []).includes(
			frm.selected_workflow_action
		);
		const asked = needs_reason ? [...fields, reason_field()] : fields;
		return asked.length ? ask_and_act(frm, frm.selected_workflow_action, asked) : undefined;
	},

	// Most people bring everything at once: one click instead of a date in each row.
	offer_to_note_papers(frm) {
		const missing = frm.doc.documents.filter((row) => row.required && !row.given_on);
		const open = (frm.doc.__onload?.open_fields || []).includes("documents");
		if (missing.length && open) {
			frm.add_custom_button(__("All Papers Received"), () => note_papers(frm, missing));
		}
	},

	// What the payment of an application asks for.
	payment_fields(frm) {
		if (frm.selected_workflow_action !== "Confirm Payment") {
			return [];
		}
		const paid_on = frm.doc.paid_on || frappe.datetime.get_today();
		return [
			weiye.approval.field(frm, "payment_reference", { reqd: 1 }),
			weiye.approval.field(frm, "paid_on", { reqd: 1, default: paid_on }),
		];
	},

	// A field of the form as one of the dialog that goes with an action.
	field(frm, name, overrides = {}) {
		const df = frappe.meta.get_docfield(frm.doctype, name);
		return {
			...df,
			read_only: 0,
			hidden: 0,
			depends_on: "",
			default: frm.doc[name],
			...overrides,
		};
	},
});

async function note_papers(frm, rows) {
	rows.forEach((row) => {
		row.given_on = frappe.datetime.get_today();
	});
	frm.dirty();
	frm.refresh_field("documents");
	await frm.save();
}

function reason_field() {
	return { fieldname: "decision_reason", fieldtype: "Small Text", label: __("Reason"), reqd: 1 };
}

function lock_closed_fields(frm) {
	const open = frm.doc.__onload?.open_fields || [];
	frm.meta.fields
		.filter(
			(df) => !frappe.model.no_value_type.includes(df.fieldtype) || df.fieldtype === "Table"
		)
		.filter((df) => !df.read_only)
		.forEach((df) =>
			frm.set_df_property(df.fieldname, "read_only", open.includes(df.fieldname) ? 0 : 1)
		);
}

function say_whose_turn(frm) {
	const role = frm.doc.__onload?.turn;
	const due = frm.doc.step_due_on;
	const overdue = due && due < frappe.datetime.get_today();
	const words = [
		role && turn_message(__(role), due, overdue),
		reason_message(frm),
		affected_message(frm),
		...(frm.doc.__onload?.notes || []).map(frappe.utils.escape_html),
	];
	frm.set_intro(""); // else a form that is drawn again would say it twice
	frm.set_intro(words.filter(Boolean).join("<br>"), overdue ? "red" : "blue");
}

// What the last person wanted said, such as what a returned case lacks: the next one starts with it.
function reason_message(frm) {
	const reason = frm.doc.last_reason;
	return reason && __("Last Reason Given: {0}", [frappe.utils.escape_html(reason)]);
}

// A newer version or fact would lead to another decision: the case stays as it is until somebody acts.
function affected_message(frm) {
	const name = frm.doc.__onload?.affected_case;
	const link = `<a href="/app/affected-case/${encodeURIComponent(name)}">${__("See what is different")}</a>`;
	return name && `${__("This case would be decided otherwise today.")} ${link}`;
}

function turn_message(role, due, overdue) {
	if (!due) {
		return __("Next: {0}", [role]);
	}
	const day = frappe.datetime.str_to_user(due);
	return overdue
		? __("Overdue since {0}. Next: {1}", [day, role])
		: __("Next: {0}, until {1}", [role, day]);
}

// Sends action and values as one step. The promise stays open on purpose: it is what Frappe waits for
// before it would send the action a second time by itself.
function ask_and_act(frm, action, fields) {
	frappe.dom.unfreeze();
	const dialog = new frappe.ui.Dialog({
		title: __(action),
		fields,
		primary_action_label: __(action),
		async primary_action(values) {
			dialog.disable_primary_action();
			// Frappe would load the case a second time, also for somebody who may no longer see it.
			frappe.ui.form.is_saving = true;
			try {
				const args = {
					doctype: frm.doctype,
					name: frm.doc.name,
					modified: frm.doc.modified,
				};
				const after = await frappe.xcall("shequ_weiye.policies.api.act", {
					...args,
					action,
					values,
				});
				dialog.hide();
				await (after.division_code === frm.doc.division_code
					? frm.reload_doc()
					: leave(frm));
			} catch {
				// The server has said why; the person may correct the entry.
				dialog.enable_primary_action();
			} finally {
				frappe.ui.form.is_saving = false;
			}
		},
	});
	dialog.show();
	return new Promise(() => {});
}

// A case that went to another place is not loaded again: whoever sent it there may not see it any more.
function leave(frm) {
	frappe.show_alert({ message: __("Handed Over"), indicator: "green" });
	return frappe.set_route("List", frm.doctype);
}
