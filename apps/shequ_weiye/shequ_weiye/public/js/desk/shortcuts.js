// A shortcut to a new record opens the short form over the desk, where there is one, as "New" does on a list.

const cards = frappe.widget.widget_factory;

cards.shortcut = class OfficersShortcut extends cards.shortcut {
	setup_events() {
		if (this.type !== "DocType" || this.doc_view !== "New") return super.setup_events();
		this.widget.on("click", () => this.in_customize_mode || frappe.new_doc(this.link_to));
	}
};
