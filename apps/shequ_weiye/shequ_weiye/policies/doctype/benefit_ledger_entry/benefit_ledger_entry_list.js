frappe.listview_settings["Benefit Ledger Entry"] = {
	hide_name_column: true,
	add_fields: ["kind"],
	get_indicator(doc) {
		const colours = {
			"Benefit Granted": "blue",
			"Benefit Paid": "green",
			"Refund Demanded": "red",
			"Demand Withdrawn": "orange",
			"Instalment Received": "yellow",
		};
		return [__(doc.kind), colours[doc.kind] || "gray", `kind,=,${doc.kind}`];
	},
	onload(list) {
		weiye.recovery.offer(list);
	},
};
