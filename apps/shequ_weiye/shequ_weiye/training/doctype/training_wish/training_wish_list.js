frappe.listview_settings["Training Wish"] = {
	add_fields: ["status"],
	onload: (list) => weiye.sealed.offer_search(list),
	hide_name_column: true,
	filters: [["status", "=", "Awaiting Answer"]],

	get_indicator(doc) {
		const colours = { "Awaiting Answer": "orange", Converted: "green", Rejected: "gray" };
		return [__(doc.status), colours[doc.status] || "gray", `status,=,${doc.status}`];
	},
};
