// Forms with which administrators shape the work: words of their own, and examples that these records know.

const CONDITIONS = ['doc.workflow_state == "Pending Payment"', "doc.amount > 12000"];
const MESSAGE = "{{ doc.name }}：{{ _(doc.workflow_state) }}，{{ doc.step_due_on }}";

const example = (title, ...lines) =>
	`<p><strong>${title}</strong></p><pre>${lines.map(frappe.utils.escape_html).join("<br>")}</pre>`;

function show_examples(frm) {
	frm.set_df_property("html_7", "options", example(__("Condition Examples"), ...CONDITIONS));
	frm.set_df_property("message_examples", "options", example(__("Message Example"), MESSAGE));
}

// Frappe begins with a mail and an English text; of these records people are told in the system.
function begin(frm) {
	if (!frm.is_new()) return;
	const { default: text } = frappe.meta.get_docfield(frm.doctype, "message");
	frm.doc.channel = "System Notification";
	if (frm.doc.message === text) frm.doc.message = "";
}

frappe.ui.form.on("Notification", {
	setup() {
		frappe.notification.setup_example_message = show_examples;
	},
	onload: begin,
	refresh(frm) {
		frm.get_field("__newname").set_label(__("Name of the Notification"));
		frm.set_df_property("channel", "label", "Notification Channel");
		frm.set_df_property("subject", "description", example(__("For example"), "{{ doc.name }}"));
	},
});

frappe.ui.form.on("Workflow", {
	refresh(frm) {
		// What a change leaves alone.
		frm.add_custom_button(__("Workflows of Cases on Their Way"), () =>
			frappe.set_route("List", "Workflow Definition", {
				document_type: frm.doc.document_type,
			})
		);
		const shown = example(__("Condition Examples"), ...CONDITIONS);
		frm.get_field("transitions").grid.update_docfield_property("example", "options", shown);
	},
});
