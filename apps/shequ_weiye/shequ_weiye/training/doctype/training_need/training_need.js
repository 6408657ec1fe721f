const OUTCOME_FIELDS = ["outcome", "outcome_on", "outcome_note"];
const BASIC_FIELDS = ["gender", "birth_date", "education", "employment_status"];

frappe.ui.form.on("Training Need", {
	setup(frm) {
		frm.set_query("resident", () => ({ filters: resident_filters() }));
		frm.set_query("wanted_item", () => ({ filters: { is_published: 1 } }));
	},

	refresh(frm) {
		weiye.approval.refresh(frm);
		if (frm.doc.workflow_state === "Verified" && frappe.model.can_write("Training Class")) {
			frm.add_custom_button(__("Enrol in a Class"), () => choose_class(frm));
		}
	},

	resident(frm) {
		show_basic_situation(frm);
	},

	before_workflow_action(frm) {
		const action = frm.selected_workflow_action;
		if (action === "Offer Class") {
			frappe.dom.unfreeze();
			choose_class(frm);
			// Left open on purpose: entering the need in a class takes the action.
			return new Promise(() => {});
		}
		const fields =
			action === "Close Case" ? OUTCOME_FIELDS.map((name) => outcome_field(frm, name)) : [];
		return weiye.approval.before_action(frm, fields);
	},

	after_workflow_action(frm) {
		frm.reload_doc();
	},
});

// A posting to a community offers its residents only; everybody else sees those of the own area anyway.
function resident_filters() {
	const own = (frappe.boot.weiye?.postings || []).filter(
		(post) => post.role === "Community Officer"
	);
	return own.length === 1 ? { division: own[0].division } : {};
}

async function show_basic_situation(frm) {
	if (!frm.doc.resident) {
		return;
	}
	const { message } = await frappe.db.get_value("Resident", frm.doc.resident, BASIC_FIELDS);
	frm.doc.basic_gender = message.gender;
	frm.doc.basic_education = message.education;
	frm.doc.basic_employment_status = message.employment_status;
	frm.doc.basic_age = message.birth_date ? moment().diff(message.birth_date, "years") : null;
	["gender", "education", "employment_status", "age"].forEach((name) =>
		frm.refresh_field(`basic_${name}`)
	);
}

function outcome_field(frm, name) {
	const today = name === "outcome_on" ? frappe.datetime.get_today() : "";
	const reqd = name === "outcome_note" ? 0 : 1;
	return weiye.approval.field(frm, name, {
		reqd,
		mandatory_depends_on: "",
		default: frm.doc[name] || today,
	});
}

async function choose_class(frm) {
	const classes = await frappe.xcall("shequ_weiye.training.api.open_classes", {
		need: frm.doc.name,
	});
	if (!classes.length) {
		frappe.msgprint(
			__("No class in your area takes enrolments now. Plan one and open it first.")
		);
		return;
	}
	const dialog = new frappe.ui.Dialog({
		title: __("Enrol in a Class"),
		fields: [
			{
				fieldname: "training_class",
				fieldtype: "Select",
				label: __("Training Class"),
				reqd: 1,
				options: classes.map((row) => ({ value: row.name, label: class_label(row) })),
			},
		],
		primary_action_label: __("Enrol"),
		async primary_action({ training_class }) {
			dialog.disable_primary_action();
			try {
				await frappe.xcall("shequ_weiye.training.api.enrol", {
					training_class,
					needs: [frm.doc.name],
				});
				dialog.hide();
				await frm.reload_doc();
			} catch {
				// The server has said why; the person may choose another class.
				dialog.enable_primary_action();
			}
		},
	});
	dialog.show();
}

function class_label(row) {
	const day = frappe.datetime.str_to_user(row.starts_on);
	const places = __("{0} of {1} places taken", [row.enrolled || 0, row.quorum_max]);
	return `${row.class_title} · ${day} · ${__(row.session_kind)} · ${row.place} · ${places}`;
}
