frappe.query_reports["Startup Applications by Division"] = {
	filters: [
		{
			fieldname: "division",
			label: __("Division"),
			fieldtype: "Link",
			options: "Administrative Division",
			default: frappe.boot.weiye?.default_division,
		},
		{
			fieldname: "from_date",
			label: __("From Date"),
			fieldtype: "Date",
			default: `${frappe.datetime.get_today().slice(0, 4)}-01-01`,
		},
		{ fieldname: "to_date", label: __("To Date"), fieldtype: "Date" },
		{
			fieldname: "enterprise_kind",
			label: __("Enterprise Kind"),
			fieldtype: "Select",
			options: ["", "Small or Micro Enterprise", "Individual Business"],
		},
	],

	// A division's name leads one level down.
	formatter(value, row, column, data, default_formatter) {
		const text = default_formatter(value, row, column, data);
		if (column.fieldname !== "division_name" || !data?.has_below) {
			return text;
		}
		return `<a href="#" class="weiye-drill-down" data-division="${frappe.utils.escape_html(data.division)}">${text}</a>`;
	},

	after_datatable_render(datatable) {
		$(datatable.wrapper)
			.off("click.weiye")
			.on("click.weiye", ".weiye-drill-down", (event) => {
				event.preventDefault();
				frappe.query_report.set_filter_value(
					"division",
					event.currentTarget.dataset.division
				);
			});
	},
};
