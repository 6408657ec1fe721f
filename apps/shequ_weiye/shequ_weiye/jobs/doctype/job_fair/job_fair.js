const RESULT_FIELDS = ["attended", "offers", "hired", "summary"];

frappe.ui.form.on("Job Fair", {
	setup(frm) {
		frm.set_query("division", () => ({ filters: { level: ["in", ["Community", "Street"]] } }));
	},

	async onload(frm) {
		if (frm.is_new() && !frm.doc.division) {
			frm.set_value("division", frappe.boot.weiye?.default_division);
		}
		if (frm.is_new() && !frm.doc.capacity) {
			const places = await frappe.db.get_single_value("Jobs Settings", "fair_capacity");
			frm.set_value("capacity", places);
		}
	},

	refresh(frm) {
		weiye.approval.refresh(frm);
		if (frm.doc.workflow_state === "Published" && frm.doc.sign_up_open) {
			frm.add_custom_button(__("Sign a Person Up"), () =>
				frappe.new_doc("Job Fair Sign Up", { job_fair: frm.doc.name })
			);
		}
	},

	before_workflow_action(frm) {
		const summing_up = frm.selected_workflow_action === "Sum Up";
		const fields = summing_up
			? RESULT_FIELDS.map((name) => weiye.approval.field(frm, name))
			: [];
		return weiye.approval.before_action(frm, fields);
	},

	after_workflow_action(frm) {
		frm.reload_doc();
	},
});

frappe.ui.form.on("Job Fair Booth", {
	// Propose the posts that the employer has open.
	async employer(frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		if (!row.employer) {
			return;
		}
		const filters = { employer: row.employer, status: "Open" };
		const posts = await frappe.db.get_list("Job Post", {
			filters,
			fields: ["vacancies", "filled"],
			limit: 0,
		});
		frappe.model.set_value(cdt, cdn, {
			job_posts: posts.length,
			vacancies: posts.reduce((sum, post) => sum + post.vacancies - post.filled, 0),
		});
	},

	booths_add(frm, cdt, cdn) {
		const number = String(frm.doc.booths.length).padStart(2, "0");
		frappe.model.set_value(cdt, cdn, "booth_number", `A${number}`);
	},
});
