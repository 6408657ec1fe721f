frappe.ui.form.on("Startup Intake", {
	refresh(frm) {
		if (frm.doc.status !== "Awaiting Answer" || !frm.perm[0]?.write) {
			return;
		}
		frm.disable_save();
		frm.add_custom_button(__("Record the Application"), () => record(frm));
		frm.add_custom_button(__("Reject the Online Application"), () => reject(frm));
	},
});

function record(frm) {
	const dialog = new frappe.ui.Dialog({
		title: __("Record the Application"),
		fields: [
			{
				fieldname: "resident",
				fieldtype: "Link",
				options: "Resident",
				label: __("Resident"),
				reqd: 1,
				description: __(
					"Compare the card with the number above; register the person first if needed"
				),
				get_query: () => ({ filters: { division: frm.doc.division } }),
			},
		],
		primary_action_label: __("Record the Application"),
		async primary_action({ resident }) {
			dialog.disable_primary_action();
			try {
				const name = await frappe.xcall("shequ_weiye.startups.api.record_intake", {
					intake: frm.doc.name,
					resident,
				});
				dialog.hide();
				frappe.set_route("Form", "Startup Application", name);
			} catch {
				// The server has said why; the person may choose again.
				dialog.enable_primary_action();
			}
		},
	});
	dialog.show();
}

function reject(frm) {
	const fields = {
		fieldname: "reason",
		fieldtype: "Small Text",
		label: __("Reason for Rejection"),
		reqd: 1,
	};
	const title = __("Reject the Online Application");
	const send = async ({ reason }) => {
		await frappe.xcall("shequ_weiye.startups.api.reject_intake", {
			intake: frm.doc.name,
			reason,
		});
		frm.reload_doc();
	};
	frappe.prompt(fields, send, title, title);
}
