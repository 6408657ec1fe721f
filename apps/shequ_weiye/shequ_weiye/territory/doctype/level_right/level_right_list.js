frappe.listview_settings["Level Right"] = {
	hide_name_column: true,
	onload(listview) {
		if (!frappe.model.can_write("Level Right")) return;
		listview.page.add_inner_button(__("Restore What Was Shipped"), () => restore(listview));
	},
};

function restore(listview) {
	frappe.confirm(__("Put back the rights of all roles as they were shipped?"), async () => {
		const method = "shequ_weiye.territory.doctype.level_right.level_right.restore_shipped";
		const { message: changed } = await frappe.call({ method, type: "POST", freeze: true });
		frappe.show_alert({ message: __("{0} rights put back", [changed]), indicator: "green" });
		listview.refresh();
	});
}
