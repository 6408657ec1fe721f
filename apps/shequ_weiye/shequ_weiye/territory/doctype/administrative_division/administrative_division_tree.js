// The tree is read level by level: no more than the children of one division at a time.
frappe.treeview_settings["Administrative Division"] = {
	get_tree_nodes:
		"shequ_weiye.territory.doctype.administrative_division.administrative_division.get_tree_nodes",
	get_tree_root: false,
	show_expand_all: false,
	disable_add_node: true,
	title: __("Administrative Divisions"),
	get_label(node) {
		if (node.is_root) return __("All Divisions");
		const name = frappe.utils.escape_html(node.data.title);
		return `${name} <span class="text-muted">${node.data.value}</span>`;
	},
	onload(treeview) {
		treeview.root_label = "";
		treeview.root_value = "";
		treeview.make_tree();
	},
	toolbar: [
		{
			label: __("Open Division"),
			condition: (node) => !node.is_root,
			click: (node) => frappe.set_route("Form", "Administrative Division", node.data.value),
		},
	],
};
