// Reports: rates coloured like a map, the word for the sum in the user's language, and no tools for building
// dashboards among the officers' buttons.

// From which rate on a division counts as good, and as fair.
const BANDS = [
	[90, "good"],
	[60, "fair"],
	[0, "poor"],
];

const report = frappe.views.QueryReport.prototype;
const { prepare_columns } = report;
const { add_chart_buttons_to_toolbar, add_card_button_to_toolbar } = report;

report.prepare_columns = function (columns) {
	return prepare_columns.call(this, columns).map((column) => {
		const format = column.format;
		return {
			...column,
			format: (value, ...cell) => dress(column, value, format(value, ...cell)),
		};
	});
};

function dress(column, value, shown) {
	if (shown === "Total") return __("Total");
	if (column.fieldtype !== "Percent" || typeof value !== "number") return shown;
	const [, band] = BANDS.find(([from]) => value >= from) || [];
	return `<div class="weiye-rate weiye-rate-${band}">${shown}</div>`;
}

report.add_chart_buttons_to_toolbar = function (...args) {
	if (frappe.weiye.may_arrange()) add_chart_buttons_to_toolbar.apply(this, args);
};

report.add_card_button_to_toolbar = function (...args) {
	if (frappe.weiye.may_arrange()) add_card_button_to_toolbar.apply(this, args);
};

// Administrators build reports of records that they do not see. Picking columns, Frappe asks how the first row
// stands and takes away the drawn table; here there may be neither.
const built = frappe.views.ReportView.prototype;
const { reorder_fields, set_dirty_state_for_custom_report } = built;
const { get_indicator } = frappe;
const NO_TABLE = { destroy() {}, datamanager: { getColumns: () => [] } };

frappe.get_indicator = (row, ...rest) => row && get_indicator(row, ...rest);

built.reorder_fields = function () {
	reorder_fields.call(this);
	this.datatable ||= NO_TABLE;
};

// Widths of columns count as changes of a built report; that tells something only to those who may save it.
built.set_dirty_state_for_custom_report = function () {
	if (frappe.model.can_write("Report")) set_dirty_state_for_custom_report.call(this);
};

// Beside a state, Frappe shows it once more as the status of the row. Nothing here is submitted, so that a status is
// always read from a column of its own.
const { setup_columns, get_columns_for_picker } = built;
const STATE = "workflow_state";

built.setup_columns = function () {
	const others = this.fields.filter(([field]) => field !== "docstatus");
	const lacks_state =
		frappe.meta.has_field(this.doctype, STATE) && !others.some(([field]) => field === STATE);
	if (others.length < this.fields.length && is_never_submitted(this)) {
		this.fields = lacks_state ? [[STATE, this.doctype], ...others] : others;
	}
	setup_columns.call(this);
};

built.get_columns_for_picker = function () {
	const columns = get_columns_for_picker.call(this);
	if (is_never_submitted(this)) {
		columns[this.doctype] = columns[this.doctype].filter(
			(each) => each.fieldname !== "docstatus"
		);
	}
	return columns;
};

function is_never_submitted(view) {
	return !frappe.model.is_submittable(view.doctype);
}
