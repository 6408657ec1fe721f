frappe.ui.form.on("Employer", {
	setup(frm) {
		frm.set_query("division", () => ({ filters: { level: "Community" } }));
	},

	onload(frm) {
		const own = (frappe.boot.weiye?.postings || []).find(
			(post) => post.role === "Community Officer"
		);
		if (frm.is_new() && own && !frm.doc.division) {
			frm.set_value("division", own.division);
		}
	},
});
