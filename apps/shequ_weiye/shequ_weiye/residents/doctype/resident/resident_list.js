frappe.listview_settings["Resident"] = {
	add_fields: ["workflow_state", "recheck_due_on"],
	hide_name_column: true,
	filters: [["workflow_state", "!=", "Left"]],
	onload: (list) => weiye.sealed.offer_search(list),
	// The indicator of the row shows the stage; a status that must be asked for again is marked.
	formatters: {
		employment_status(value, df, doc) {
			const text = value ? __(value) : "";
			const due = doc.recheck_due_on && doc.recheck_due_on <= frappe.datetime.get_today();
			const mark = due
				? ` <span class="indicator-pill red">${__("Re-check Due")}</span>`
				: "";
			return text + mark;
		},
	},
};
