frappe.query_reports["Residents by Status and Division"] = {
	filters: [
		{
			fieldname: "division",
			label: __("Division"),
			fieldtype: "Link",
			options: "Administrative Division",
			default: frappe.boot.weiye?.default_division,
		},
		{
			fieldname: "age_group",
			label: __("Age Group"),
			fieldtype: "Select",
			options: [
				"",
				"Below Working Age",
				"Working Age",
				"Older Working Age",
				"Retirement Age",
			],
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
