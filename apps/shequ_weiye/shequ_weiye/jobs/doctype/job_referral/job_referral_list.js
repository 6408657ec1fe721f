frappe.listview_settings["Job Referral"] = {
	add_fields: ["outcome"],

	get_indicator(doc) {
		const colours = {
			"Awaiting Feedback": "orange",
			Interview: "blue",
			Hired: "green",
			"Not Hired": "gray",
			"Declined by Resident": "gray",
		};
		return [__(doc.outcome), colours[doc.outcome], `outcome,=,${doc.outcome}`];
	},
};
