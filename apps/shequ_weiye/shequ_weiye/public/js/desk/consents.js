// A resident's consent, recorded in a short form over the page on which it turned out to be missing.
frappe.provide("weiye.consents");

const DOCTYPE = "Personal Data Consent";

Object.assign(weiye.consents, {
	// `then` is called once the consent is recorded.
	record({ resident, purpose, full_name }, then = () => {}) {
		frappe.msg_dialog?.hide();
		if (full_name) {
			// The short form shows the name, not the number.
			frappe.utils.add_link_title("Resident", resident, full_name);
		}
		frappe.model.with_doctype(DOCTYPE, () => {
			const consent = frappe.model.get_new_doc(DOCTYPE, null, null, true);
			Object.assign(consent, { resident, purpose });
			frappe.ui.form.make_quick_entry(DOCTYPE, then, null, consent);
		});
	},
});
