// What reports by division have in common: where and when to look, and names of divisions that lead one level down.

const NAME = "division_name";

const filter = () => ({
	fieldname: "division",
	label: __("Division"),
	fieldtype: "Link",
	options: "Administrative Division",
	default: frappe.boot.weiye?.default_division,
});

const days = () => [
	{
		fieldname: "from_date",
		label: __("From Date"),
		fieldtype: "Date",
		default: `${frappe.datetime.get_today().slice(0, 4)}-01-01`,
	},
	{ fieldname: "to_date", label: __("To Date"), fieldtype: "Date" },
];

const leading_down = (name = NAME) => ({
	formatter(value, row, column, data, default_formatter) {
		const text = default_formatter(value, row, column, data);
		if (column.fieldname !== name || !data?.has_below) return text;
		const division = frappe.utils.escape_html(data.division);
		return `<a href="#" class="weiye-drill-down" data-division="${division}">${text}</a>`;
	},

	after_datatable_render(datatable) {
		$(datatable.wrapper)
			.off("click.weiye")
			.on("click.weiye", ".weiye-drill-down", (event) => {
				event.preventDefault();
				const { division } = event.currentTarget.dataset;
				frappe.query_report.set_filter_value("division", division);
			});
	},
});

frappe.provide("frappe.weiye");
frappe.weiye.by_division = { filter, days, leading_down };
