frappe.ui.form.on("Training Catalogue Item", {
	setup(frm) {
		frm.set_query("division", () => ({ filters: { level: "County", in_my_area: 1 } }));
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.division) {
			frm.set_value("division", frappe.boot.weiye?.default_division);
		}
	},

	refresh(frm) {
		if (frm.doc.is_published && !frm.is_new() && frappe.model.can_create("Training Class")) {
			frm.add_custom_button(__("Plan a Class"), () =>
				frappe.new_doc("Training Class", { catalogue_item: frm.doc.name })
			);
		}
	},
});
