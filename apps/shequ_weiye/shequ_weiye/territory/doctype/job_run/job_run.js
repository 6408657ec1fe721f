frappe.ui.form.on("Job Run", {
	refresh(frm) {
		frm.page.set_title(__(frm.doc.title));
	},
});
