frappe.listview_settings["Export Record"] = {
	hide_name_column: true,
	// A list or report is kept by the name under which it is stored.
	formatters: { subject: (value) => __(value) },
};
