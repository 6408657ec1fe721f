frappe.ui.form.on("Row Access Request", {
	setup(frm) {
		frm.set_query("division", () => ({ filters: { in_my_area: 1 } }));
	},

	refresh(frm) {
		const choices = ["", ...frappe.boot.weiye.rows_by_reason];
		frm.fields_dict.document_types.grid.update_docfield_property(
			"document_type",
			"options",
			choices
		);
	},
});
