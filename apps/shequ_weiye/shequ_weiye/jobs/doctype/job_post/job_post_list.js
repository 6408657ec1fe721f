frappe.listview_settings["Job Post"] = {
	add_fields: ["status", "vacancies", "filled"],
	hide_name_column: true,
	filters: [["status", "=", "Open"]],

	get_indicator(doc) {
		if (doc.status === "Open" && doc.filled >= doc.vacancies) {
			return [__("All Filled"), "blue", "status,=,Open"];
		}
		const colours = { Open: "green", Closed: "gray", Expired: "orange" };
		return [__(doc.status), colours[doc.status], `status,=,${doc.status}`];
	},
};
