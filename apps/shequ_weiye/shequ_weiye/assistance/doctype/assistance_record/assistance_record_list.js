const LATENESS_COLOURS = {
	Done: "green",
	"On Track": "blue",
	Due: "orange",
	Late: "red",
	Impossible: "darkgrey",
};

frappe.listview_settings["Assistance Record"] = {
	add_fields: ["lateness", "next_due_on", "workflow_state"],
	hide_name_column: true,
	filters: [["workflow_state", "in", ["Opened", "Planned", "In Progress"]]],
	// The indicator of the row shows the stage; how far the year is stands beside it.
	formatters: {
		lateness(value) {
			return value
				? `<span class="indicator-pill ${LATENESS_COLOURS[value]}">${__(value)}</span>`
				: "";
		},
	},
};
