frappe.listview_settings["Batch Decision Line"] = {
	hide_name_column: true,
	add_fields: ["reference_doctype", "reference_name", "state"],
	get_indicator(doc) {
		const colours = { Waiting: "gray", Decided: "green", "Not Decided": "orange" };
		return [__(doc.state), colours[doc.state], `state,=,${doc.state}`];
	},
	// A line is looked at in its case.
	get_form_link(doc) {
		const slug = frappe.router.slug(doc.reference_doctype);
		return `/app/${slug}/${encodeURIComponent(doc.reference_name)}`;
	},
};
