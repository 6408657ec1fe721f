const OUTCOME_COLOURS = { Accepted: "green", Declined: "orange", "Not Reached": "gray" };

frappe.listview_settings["Service Contact"] = {
	add_fields: ["outcome"],
	hide_name_column: true,
	get_indicator(doc) {
		return [__(doc.outcome), OUTCOME_COLOURS[doc.outcome], `outcome,=,${doc.outcome}`];
	},
};
