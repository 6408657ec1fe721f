// Many tasks handled together (policies/batches/api.py): from the list of tasks, with one action and one reason.
// The server says what all of them know, decides each on its own, and tells how far it is.
frappe.provide("weiye.batches");

const API = "shequ_weiye.policies.batches.api";
const PROGRESS = "weiye_batch_decision";

Object.assign(weiye.batches, {
	PROGRESS,

	// To be called from onload of the list of tasks.
	offer(list) {
		list.page.add_actions_menu_item(__("Handle Together"), () =>
			ask(list, { tasks: list.get_checked_items(true) })
		);
		list.page.add_menu_item(__("Handle All in This List"), () =>
			ask(list, { filters: list.get_filters_for_args() })
		);
		list.page.add_menu_item(__("What Was Handled Together"), () =>
			frappe.set_route("List", "Batch Decision")
		);
	},

	async repeat(batch) {
		const came_of = await wait_for(frappe.xcall(`${API}.repeat`, { batch }));
		return frappe.set_route("Form", "Batch Decision", came_of.batch);
	},
});

async function ask(list, chosen) {
	const offered = await frappe.xcall(`${API}.offers`, chosen);
	if (!offered.actions.length) {
		return frappe.msgprint(
			__(
				"This cannot be done with all of the chosen cases. Choose cases of one stage and try again."
			)
		);
	}
	const dialog = new frappe.ui.Dialog({
		title: __("Handle {0} Cases Together", [offered.number]),
		fields: fields_for(offered),
		primary_action_label: __("Handle {0} Cases", [offered.number]),
		async primary_action({ action, reason }) {
			dialog.disable_primary_action();
			try {
				const came_of = await wait_for(
					frappe.xcall(`${API}.decide`, { ...chosen, action, reason: reason || "" })
				);
				dialog.hide();
				show(list, came_of);
			} catch {
				// The server has said why; the person may correct the entry.
				dialog.enable_primary_action();
			}
		},
	});
	return dialog.show();
}

function fields_for({ actions, explained, is_for_worker }) {
	const options = actions.map((action) => ({ value: action, label: __(action) }));
	const in_background = __(
		"So many cases are handled in the background; you can go on working and see how far it is."
	);
	return [
		{ fieldname: "action", fieldtype: "Select", label: __("Action"), options, reqd: 1 },
		{
			fieldname: "reason",
			fieldtype: "Small Text",
			label: __("Reason"),
			mandatory_depends_on: `eval: ${JSON.stringify(explained)}.includes(doc.action)`,
			description: is_for_worker ? in_background : "",
		},
	];
}

// While somebody waits, the page says how far it is.
async function wait_for(answer) {
	const say = ({ decided, failed, total }) =>
		$("#freeze .freeze-message").text(__("{0} of {1} handled", [decided + failed, total]));
	frappe.dom.freeze(__("Being Carried Out"));
	frappe.realtime.on(PROGRESS, say);
	try {
		return await answer;
	} finally {
		frappe.realtime.off(PROGRESS, say);
		frappe.dom.unfreeze();
	}
}

// Where all went well one stays in the list; what failed is shown with its reasons.
function show(list, came_of) {
	if (came_of.is_for_worker || came_of.failed) {
		return frappe.set_route("Form", "Batch Decision", came_of.batch);
	}
	frappe.show_alert({
		message: __("{0} cases handled", [came_of.decided]),
		indicator: "green",
	});
	list.clear_checked_items();
	list.last_args = null; // else Frappe would show what it has just read
	return list.refresh();
}
