// What is different, in the words of the conditions, and the whole page as it would be told today.
frappe.ui.form.on("Affected Case", {
	async refresh(frm) {
		frm.add_custom_button(__("Open the Case"), () =>
			frappe.set_route("Form", frm.doc.reference_doctype, frm.doc.reference_name)
		);
		const page = await frappe.xcall("shequ_weiye.policies.api.explain_change", {
			affected_case: frm.doc.name,
		});
		frm.get_field("why_html").$wrapper.html(page ? what_differs(page) : "");
	},
});

function what_differs(page) {
	const { before, now } = page.differs;
	return `${worded(__("At Acceptance"), before)}${worded(__("Today"), now)}
		${weiye.policies.page(page, __("Outcome Now"))}`;
}

function worded(title, texts) {
	if (!texts.length) {
		return "";
	}
	const lines = texts.map((text) => `<li>${frappe.utils.escape_html(text)}</li>`).join("");
	return `<b>${title}</b><ul>${lines}</ul>`;
}
