frappe.ui.form.on("Policy Decision", {
	refresh(frm) {
		frm.disable_save();
		const page = frm.doc.__onload?.page;
		if (page) {
			frm.get_field("page_html").$wrapper.html(weiye.policies.page(page, frm.doc.policy));
		}
	},
});
