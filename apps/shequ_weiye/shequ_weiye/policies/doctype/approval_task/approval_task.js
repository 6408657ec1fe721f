frappe.ui.form.on("Approval Task", {
	refresh(frm) {
		const { reference_doctype, reference_name } = frm.doc;
		frm.add_custom_button(__("Open the Case"), () =>
			frappe.set_route("Form", reference_doctype, reference_name)
		);
		weiye.worklist.offer(frm, reference_doctype, reference_name);
	},
});
