frappe.ui.form.on("Administrative Division", {
	refresh(frm) {
		frm.set_df_property("code", "read_only", frm.is_new() ? 0 : 1);
		frm.set_df_property("division_name", "read_only", frm.is_new() ? 0 : 1);
		if (frm.is_new() || !frm.perm[0].write) return;
		frm.add_custom_button(__("Rename Division"), () => ask_for_name(frm));
		if (!frm.doc.replaced_by) {
			frm.add_custom_button(__("Merge into Another"), () => ask_for_successor(frm));
		}
	},
});

function ask_for_name(frm) {
	frappe.prompt(
		{ fieldname: "new_name", fieldtype: "Data", label: __("New Division Name"), reqd: 1 },
		(values) => call(frm, "rename_division", values),
		__("Rename Division")
	);
}

function ask_for_successor(frm) {
	frappe.prompt(
		[
			{
				fieldname: "target",
				fieldtype: "Link",
				options: "Administrative Division",
				label: __("Merged into"),
				reqd: 1,
				filter_description: __("Divisions of your area at the same level"),
				get_query: () => ({ filters: { level: frm.doc.level, in_my_area: 1 } }),
			},
			{
				fieldname: "on_date",
				fieldtype: "Date",
				label: __("First Day of the Merged Division"),
				default: frappe.datetime.get_today(),
				reqd: 1,
			},
		],
		(values) => call(frm, "merge_into", values),
		__("Merge into Another")
	);
}

function call(frm, method, args) {
	return frm.call(method, args).then(() => frm.reload_doc());
}
