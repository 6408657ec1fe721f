const COLOURS = {
	Running: "blue",
	Succeeded: "green",
	"Partly Failed": "orange",
	Failed: "red",
	Interrupted: "red",
};

frappe.listview_settings["Job Run"] = {
	hide_name_column: true,
	get_indicator: ({ status }) => [__(status), COLOURS[status], `status,=,${status}`],
	// The log keeps the titles of jobs in English.
	formatters: { title: (value) => __(value) },
};
