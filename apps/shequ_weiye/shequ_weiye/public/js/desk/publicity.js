// Publicity of approved applications: notices from the list, objections from the form. The server checks all of it.
frappe.provide("weiye.publicity");

const API = "shequ_weiye.policies.publicity.api";
const STOPPABLE = ["In Publicity", "Pending Payment"];
const COUNTY = "County Officer";

Object.assign(weiye.publicity, {
	// To be returned from onload of a list of applications.
	offer_notice(list) {
		if (frappe.user.has_role(COUNTY)) {
			list.page.add_actions_menu_item(__("Put on a Notice"), () => make_notice(list));
		}
	},

	offer_objection(frm) {
		const is_shown = frm.doc.publicity_notice && STOPPABLE.includes(frm.doc.workflow_state);
		if (is_shown && frappe.user.has_role(COUNTY)) {
			frm.add_custom_button(__("Write Down an Objection"), () => ask_objection(frm));
		}
	},
});

async function make_notice(list) {
	const names = list.get_checked_items(true);
	const name = await frappe.xcall(`${API}.make_notice`, { doctype: list.doctype, names });
	frappe.set_route("Form", "Publicity Notice", name);
}

function ask_objection(frm) {
	const channels = ["Visit", "Telephone", "Letter"].map((value) => ({ value, label: __(value) }));
	const dialog = new frappe.ui.Dialog({
		title: __("Write Down an Objection"),
		fields: [
			{
				fieldname: "channel",
				fieldtype: "Select",
				label: __("How It Came"),
				options: channels,
				reqd: 1,
			},
			{
				fieldname: "content",
				fieldtype: "Small Text",
				label: __("What Is Objected"),
				reqd: 1,
			},
			{ fieldname: "mobile", fieldtype: "Data", label: __("Mobile Number") },
		],
		primary_action_label: __("Save"),
		async primary_action(values) {
			const args = { doctype: frm.doctype, name: frm.doc.name, ...values };
			const name = await frappe.xcall(`${API}.record_objection`, args);
			dialog.hide();
			frappe.set_route("Form", "Publicity Objection", name);
		},
	});
	dialog.show();
}
