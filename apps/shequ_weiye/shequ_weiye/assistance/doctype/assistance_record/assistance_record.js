const KINDS = ["Policy", "Guidance", "Job", "Training"];
const STATUS_COLOURS = {
	Done: "green",
	"On Track": "blue",
	Due: "orange",
	Late: "red",
	Impossible: "darkgrey",
};
const QUICK_ENTRY = "shequ_weiye.assistance.services.contacts.record_contact";

frappe.ui.form.on("Assistance Record", {
	setup(frm) {
		frm.set_query("resident", () => ({ filters: { workflow_state: ["!=", "Left"] } }));
		frm.set_query("officer", () => ({ filters: { enabled: 1, user_type: "System User" } }));
	},

	refresh(frm) {
		weiye.approval.refresh(frm);
		if (frm.is_new() && frm.doc.resident && !frm.doc.division) {
			frm.trigger("resident");
		}
		show_progress(frm);
	},

	// Shown at once; the server takes both from the resident whatever stands here.
	async resident(frm) {
		if (!frm.doc.resident) {
			return;
		}
		const { message } = await frappe.db.get_value("Resident", frm.doc.resident, [
			"full_name",
			"division",
		]);
		frm.set_value({ resident_name: message.full_name, division: message.division });
	},

	before_workflow_action(frm) {
		return weiye.approval.before_action(frm, fields_of_action(frm));
	},

	after_workflow_action(frm) {
		frm.reload_doc();
	},
});

function fields_of_action(frm) {
	const action = frm.selected_workflow_action;
	if (action === "Exit from Aid") {
		return [
			weiye.approval.field(frm, "exit_reason", { reqd: 1 }),
			weiye.approval.field(frm, "exited_on", {
				reqd: 1,
				default: frappe.datetime.get_today(),
			}),
		];
	}
	return [];
}

function is_open(frm) {
	return !frm.is_new() && ["Opened", "Planned", "In Progress"].includes(frm.doc.workflow_state);
}

function may_enter(frm) {
	return is_open(frm) && frappe.model.can_create("Service Contact");
}

// One row per kind: done of required, the day of the next one, how it stands, and the next one to enter.
function show_progress(frm) {
	const wrapper = frm.get_field("progress_html").$wrapper.empty();
	if (frm.is_new()) {
		return;
	}
	const rows = KINDS.map((kind) => progress_row(frm, kind)).join("");
	wrapper.html(
		`<table class="table table-bordered weiye-service-progress"><tbody>${rows}</tbody></table>`
	);
	wrapper.find("button").on("click", (event) => enter_contact(frm, event.target.dataset.kind));
}

function progress_row(frm, kind) {
	const value = (part) => frm.doc[`${kind.toLowerCase()}_${part}`];
	const due = value("due_on") ? frappe.datetime.str_to_user(value("due_on")) : "";
	const status = value("status");
	const pill = status
		? `<span class="indicator-pill ${STATUS_COLOURS[status]}">${__(status)}</span>`
		: "";
	return `<tr>
		<th>${__(kind)}</th>
		<td>${__("{0} of {1} services", [value("done") || 0, value("asked") || 0])}</td>
		<td>${due}</td>
		<td>${pill}</td>
		<td class="text-right">${entry_button(frm, kind)}</td>
	</tr>`;
}

// Two clicks: the kind here, then the outcome with what was offered.
function entry_button(frm, kind) {
	const label = __("Enter Service: {0}", [__(kind)]);
	return may_enter(frm)
		? `<button type="button" class="btn btn-default btn-sm" data-kind="${kind}" aria-label="${label}">
			${__("Enter")}</button>`
		: "";
}

async function enter_contact(frm, kind) {
	await frappe.model.with_doctype("Service Contact");
	const field = (name, overrides = {}) => ({
		...frappe.meta.get_docfield("Service Contact", name),
		...overrides,
	});
	const dialog = new frappe.ui.Dialog({
		title: __("Enter Service: {0}", [__(kind)]),
		fields: [
			field("channel", { default: "Telephone" }),
			field("outcome", { default: "Accepted" }),
			field("content"),
			field("contacted_on", { default: frappe.datetime.get_today() }),
			field("evidence"),
		],
		primary_action_label: __("Enter Service"),
		async primary_action(values) {
			dialog.disable_primary_action();
			try {
				const answer = await frappe.xcall(QUICK_ENTRY, {
					assistance_record: frm.doc.name,
					kind,
					...values,
				});
				dialog.hide();
				frappe.show_alert({
					message: answer.message,
					indicator: answer.folded ? "orange" : "green",
				});
				await frm.reload_doc();
			} catch {
				// The server has said why; the person may correct the entry.
				dialog.enable_primary_action();
			}
		},
	});
	dialog.show();
}
