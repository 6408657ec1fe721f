frappe.ui.form.on("Job Referral", {
	setup(frm) {
		frm.set_query("job_post", () => ({ filters: { status: "Open" } }));
	},

	outcome(frm) {
		if (frm.doc.outcome !== "Awaiting Feedback" && !frm.doc.outcome_on) {
			frm.set_value("outcome_on", frappe.datetime.get_today());
		}
	},
});
