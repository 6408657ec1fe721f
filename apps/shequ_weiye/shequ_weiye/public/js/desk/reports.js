// Reports: the word for the sum in the user's language, and no tools for building dashboards among the officers' buttons.

const report = frappe.views.QueryReport.prototype;
const { prepare_columns, add_chart_buttons_to_toolbar, add_card_button_to_toolbar } = report;

report.prepare_columns = function (columns) {
	return prepare_columns.call(this, columns).map((column) => {
		const format = column.format;
		return { ...column, format: (...cell) => translate_total(format(...cell)) };
	});
};

const translate_total = (shown) => (shown === "Total" ? __("Total") : shown);

report.add_chart_buttons_to_toolbar = function (...args) {
	if (frappe.weiye.may_arrange()) add_chart_buttons_to_toolbar.apply(this, args);
};

report.add_card_button_to_toolbar = function (...args) {
	if (frappe.weiye.may_arrange()) add_card_button_to_toolbar.apply(this, args);
};
