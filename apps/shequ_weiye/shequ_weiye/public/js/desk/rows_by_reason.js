// Cities and provinces see numbers; rows open for some hours after a reason was written. Where they would
// stand, the way there is shown: in a list without rows and in place of a form that stays closed.

const list = frappe.views.ListView.prototype;
const { get_no_result_message } = list;
const { show_not_permitted } = frappe;

const need_reason = (doctype) => frappe.boot.weiye?.rows_by_reason?.includes(doctype);

const explanation = () =>
	frappe.utils.escape_html(
		__(
			"You see the numbers of your area. To see single records, write down what for: they open at once."
		)
	);

list.get_no_result_message = function () {
	if (!need_reason(this.doctype)) return get_no_result_message.call(this);
	return `<div class="rows-by-reason"><p>${explanation()}</p>
		<p><button class="btn btn-primary btn-sm" data-rows-of="${this.doctype}">
			${__("Ask to See Records")}
		</button></p></div>`;
};

frappe.show_not_permitted = function (page_name) {
	const [view, doctype] = frappe.get_route();
	if (view !== "Form" || !need_reason(doctype)) return show_not_permitted.call(this, page_name);
	const button = `<button class="btn btn-primary btn-sm" data-rows-of="${doctype}">
		${__("Ask to See Records")}</button>`;
	return frappe.show_message_page({ page_name, message: `${explanation()}<br><br>${button}` });
};

$(document).on("click", "[data-rows-of]", async (event) => {
	const { rowsOf } = event.currentTarget.dataset;
	await frappe.model.with_doctype("Row Access Request");
	const request = frappe.model.get_new_doc("Row Access Request");
	const row = frappe.model.add_child(request, "Row Access Item", "document_types");
	row.document_type = rowsOf;
	frappe.set_route("Form", "Row Access Request", request.name);
});
