frappe.listview_settings["Job Fair Sign Up"] = {
	add_fields: ["attended", "notice"],
	onload: (list) => weiye.sealed.offer_search(list),

	get_indicator(doc) {
		if (doc.notice) {
			return [
				__(doc.notice),
				doc.notice === "Told" ? "gray" : "red",
				`notice,=,${doc.notice}`,
			];
		}
		return doc.attended
			? [__("Attended"), "green", "attended,=,1"]
			: [__("Signed Up"), "blue", "attended,=,0|notice,is,not set"];
	},
};
