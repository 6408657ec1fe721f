// A number on a desk opens exactly the records that it counts, and shows at a glance whether it asks for work.

const TEN_THOUSAND = 10000;
const cards = frappe.widget.widget_factory;

cards.number_card = class OfficersNumberCard extends cards.number_card {
	// Frappe's own leaves out the filters that are computed on the day (overdue, ends today).
	set_route() {
		if (this.card_doc.type !== "Document Type") return super.set_route();
		const filters = frappe.dashboard_utils.get_all_filters(this.card_doc) || [];
		frappe.route_options = Object.fromEntries(
			filters.map(([doctype, field, operator, value]) => [
				`${doctype}.${field}`,
				[operator, value],
			])
		);
		return frappe.set_route("List", this.card_doc.document_type, "List");
	}

	// Money is read in yuan and in units of ten thousand here, not in thousands and millions.
	set_formatted_number(field, ...rest) {
		if (field?.fieldtype !== "Currency") return super.set_formatted_number(field, ...rest);
		const large = Math.abs(this.number) >= TEN_THOUSAND;
		const shown = format_number(
			large ? this.number / TEN_THOUSAND : this.number,
			null,
			large ? 2 : 0
		);
		this.formatted_number = large
			? __("{0} ten thousand yuan", [shown])
			: __("{0} yuan", [shown]);
	}

	render_number() {
		return super.render_number().then(() => this.show_urgency());
	}

	show_urgency() {
		const waiting = parseFloat(this.number ?? this.formatted_number) > 0;
		this.widget.toggleClass("is-nothing", !waiting);
		this.widget.css(
			"border-left-color",
			waiting ? this.card_doc.color || "var(--primary)" : ""
		);
	}
};
