frappe.ui.form.on("Staff Posting", {
	setup(frm) {
		frm.set_df_property(
			"division",
			"filter_description",
			__("Divisions of your area that fit the role")
		);
		frm.set_query("division", () => {
			const filters = frappe.user.has_role("System Manager") ? {} : { in_my_area: 1 };
			if (frm.doc.role) filters.level = ["in", frappe.boot.weiye.role_levels[frm.doc.role]];
			return { filters };
		});
	},
});
