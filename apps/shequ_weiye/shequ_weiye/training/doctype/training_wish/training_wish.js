frappe.ui.form.on("Training Wish", {
	setup(frm) {
		frm.set_query("division", () => ({ filters: { level: "Community", in_my_area: 1 } }));
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.division) {
			frm.set_value("division", frappe.boot.weiye?.default_division);
		}
	},

	refresh(frm) {
		if (frm.is_new() || frm.doc.status !== "Awaiting Answer" || !frm.perm[0]?.write) {
			return;
		}
		frm.add_custom_button(__("Turn into a Training Need"), () => convert(frm));
		frm.add_custom_button(__("Reject Wish"), () => reject(frm));
	},
});

function convert(frm) {
	const need_field = (name) => ({
		...frappe.meta.get_docfield("Training Need", name),
		default: frm.doc[name],
	});
	frappe.model.with_doctype("Training Need", () => {
		const dialog = new frappe.ui.Dialog({
			title: __("Turn into a Training Need"),
			fields: [
				{
					fieldname: "resident",
					fieldtype: "Link",
					options: "Resident",
					label: __("Resident"),
					reqd: 1,
					description: __(
						"Ask for name and identity number, then choose the registered resident"
					),
					get_query: () => ({ filters: { division: frm.doc.division } }),
				},
				need_field("skill_level"),
				need_field("willingness"),
			],
			primary_action_label: __("Turn into a Training Need"),
			async primary_action(values) {
				dialog.disable_primary_action();
				try {
					const name = await frappe.xcall("shequ_weiye.training.api.convert_wish", {
						wish: frm.doc.name,
						...values,
					});
					dialog.hide();
					frappe.set_route("Form", "Training Need", name);
				} catch {
					// The server has said why; the person may correct the entry.
					dialog.enable_primary_action();
				}
			},
		});
		dialog.show();
	});
}

function reject(frm) {
	frappe.prompt(
		{
			fieldname: "reason",
			fieldtype: "Small Text",
			label: __("Reason for Rejection"),
			reqd: 1,
		},
		async ({ reason }) => {
			await frappe.xcall("shequ_weiye.training.api.reject_wish", {
				wish: frm.doc.name,
				reason,
			});
			frm.reload_doc();
		},
		__("Reject Wish"),
		__("Reject Wish")
	);
}
