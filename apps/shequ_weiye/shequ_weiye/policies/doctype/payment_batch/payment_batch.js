const API = "shequ_weiye.policies.payments.api";

frappe.ui.form.on("Payment Batch", {
	setup(frm) {
		// Cases come from their list.
		frm.set_df_property("lines", "cannot_add_rows", true);
	},

	refresh(frm) {
		weiye.approval.refresh(frm);
		if (frm.doc.workflow_state === "At the Bank" && may_pay(frm)) {
			offer_bank_work(frm);
		}
	},

	before_workflow_action(frm) {
		return weiye.approval.before_action(frm);
	},

	after_workflow_action(frm) {
		frm.reload_doc();
	},
});

// Whoever made or checked the batch does not pay it.
function may_pay(frm) {
	const had_a_hand = frm.doc.steps
		.filter((step) => step.from_state === "Pending Payment Check")
		.map((step) => step.acted_by);
	const user = frappe.session.user;
	return frm.perm[0].write && ![frm.doc.recorded_by, ...had_a_hand].includes(user);
}

function offer_bank_work(frm) {
	const file = __("Bank File");
	const download = (kind) => () =>
		window.open_url_post(frappe.request.url, {
			cmd: `${API}.bank_file`,
			name: frm.doc.name,
			kind,
		});
	frm.add_custom_button("Excel", download("xlsx"), file);
	frm.add_custom_button("CSV", download("csv"), file);
	frm.add_custom_button(__("Enter Receipt"), () => ask_receipt(frm));
}

// The file is read and forgotten: it never becomes an attachment.
function ask_receipt(frm) {
	const input = $("<input type='file' accept='.xlsx,.csv'>");
	input.on("change", () => {
		const [file] = input[0].files;
		const reader = new FileReader();
		reader.addEventListener("load", () => enter_receipt(frm, file.name, reader.result));
		reader.readAsDataURL(file);
	});
	input.trigger("click");
}

async function enter_receipt(frm, file_name, data) {
	const args = { name: frm.doc.name, file_name, data };
	const came_of = await frappe.xcall(`${API}.take_receipt`, args);
	await frm.reload_doc();
	const counts = [came_of.paid, came_of.failed, came_of.unchanged];
	const lines = [__("Paid: {0}. Failed: {1}. Entered before: {2}.", counts), ...came_of.problems];
	frappe.msgprint({
		title: __("Receipt Entered"),
		message: lines.map(frappe.utils.escape_html).join("<br>"),
		indicator: came_of.problems.length || came_of.failed ? "orange" : "green",
	});
}
