frappe.listview_settings["Training Need"] = {
	add_fields: ["workflow_state", "stage_since"],
	hide_name_column: true,
	has_indicator_for_draft: true,
	filters: [["workflow_state", "not in", ["Closed", "Withdrawn"]]],

	get_indicator(doc) {
		const colours = {
			Collected: "orange",
			Verified: "blue",
			Offered: "light-blue",
			Trained: "green",
			Closed: "gray",
			Withdrawn: "red",
		};
		const stage = doc.workflow_state;
		return [__(stage), colours[stage] || "gray", `workflow_state,=,${stage}`];
	},

	onload(listview) {
		const own_filters = {
			[__("To Verify")]: [["workflow_state", "=", "Collected"]],
			[__("Waiting for a Class")]: [
				["workflow_state", "=", "Verified"],
				["willingness", "!=", "Not Willing"],
			],
			[__("To Follow Up")]: [["workflow_state", "=", "Trained"]],
		};
		Object.entries(own_filters).forEach(([label, filters]) => {
			listview.page.add_inner_button(label, () => show_only(listview, filters), __("Show"));
		});
	},
};

async function show_only(listview, filters) {
	await listview.filter_area.clear();
	listview.filter_area.add(filters.map((filter) => [listview.doctype, ...filter]));
}
