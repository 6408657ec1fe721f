const ENDED = ["Finished", "Cancelled"];

frappe.ui.form.on("Training Class", {
	setup(frm) {
		frm.set_query("catalogue_item", () => ({ filters: { is_published: 1 } }));
		frm.set_query("division", () => ({
			filters: { level: ["in", ["Community", "Street", "County"]], in_my_area: 1 },
		}));
		// A need is entered by the button, which offers only those that wait.
		frm.set_query("training_need", "enrolments", () => ({
			filters: { workflow_state: "Verified" },
		}));
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.division) {
			frm.set_value("division", frappe.boot.weiye?.default_division);
		}
	},

	refresh(frm) {
		frm.set_df_property(
			"enrolments",
			"cannot_add_rows",
			!["Enrolling", "Running"].includes(frm.doc.status)
		);
		frm.set_df_property("catalogue_item", "read_only", frm.doc.status !== "Planned");
		if (!frm.is_new() && frm.perm[0]?.write) {
			add_buttons(frm);
		}
	},

	starts_on(frm) {
		if (frm.doc.starts_on && !frm.doc.ends_on) {
			frm.set_value("ends_on", frm.doc.starts_on);
		}
	},
});

function add_buttons(frm) {
	const buttons = {
		Planned: [["Open for Enrolment", () => set_status(frm, "Enrolling")]],
		Enrolling: [
			["Add Participants", () => choose_needs(frm)],
			["Start Class", () => set_status(frm, "Running")],
		],
		Running: [
			["Add Participants", () => choose_needs(frm)],
			["Finish Class", () => set_status(frm, "Finished")],
		],
	}[frm.doc.status];
	(buttons || []).forEach(([label, action]) => frm.add_custom_button(__(label), action));
	if (!ENDED.includes(frm.doc.status)) {
		frm.add_custom_button(__("Cancel Class"), () => cancel(frm));
	}
}

async function set_status(frm, status, values = {}) {
	const before = frm.doc.status;
	const untouched = !frm.is_dirty();
	await frm.set_value({ ...values, status });
	await frm.save();
	if (frm.is_dirty()) {
		// Refused, and the server has said why; the form shows again what is stored. Only what the
		// person entered besides keeps it unsaved, and is asked about on leaving.
		await (untouched ? frm.reload_doc() : frm.set_value("status", before));
	}
}

function cancel(frm) {
	frappe.prompt(
		{
			fieldname: "cancel_reason",
			fieldtype: "Small Text",
			label: __("Reason for Cancelling"),
			reqd: 1,
			default: frm.doc.cancel_reason,
		},
		(values) => set_status(frm, "Cancelled", values),
		__("Cancel Class"),
		__("Cancel Class")
	);
}

async function choose_needs(frm) {
	if (frm.is_dirty()) {
		await frm.save();
	}
	const needs = await frappe.xcall("shequ_weiye.training.api.candidates", {
		training_class: frm.doc.name,
	});
	if (!needs.length) {
		frappe.msgprint(__("No verified need waits for a class in this division."));
		return;
	}
	const dialog = new frappe.ui.Dialog({
		title: __("Add Participants"),
		fields: [
			{
				fieldname: "needs",
				fieldtype: "MultiCheck",
				label: __("Best fitting first"),
				columns: 1,
				select_all: true,
				options: needs.map((need) => ({ value: need.name, label: need_label(need) })),
			},
		],
		primary_action_label: __("Enrol"),
		async primary_action({ needs: chosen }) {
			if (!chosen?.length) {
				return;
			}
			dialog.disable_primary_action();
			try {
				await frappe.xcall("shequ_weiye.training.api.enrol", {
					training_class: frm.doc.name,
					needs: chosen,
				});
				dialog.hide();
				await frm.reload_doc();
			} catch {
				// The server has said why; the person may choose others.
				dialog.enable_primary_action();
			}
		},
	});
	dialog.show();
}

function need_label(need) {
	const times = [
		need.prefers_daytime && __("Daytime"),
		need.prefers_evening && __("Evening Class"),
		need.prefers_weekend && __("Weekend Class"),
	].filter(Boolean);
	const words = [need.resident_name, __(need.direction), __(need.skill_level), ...times];
	return frappe.utils.escape_html(words.join(" · "));
}
