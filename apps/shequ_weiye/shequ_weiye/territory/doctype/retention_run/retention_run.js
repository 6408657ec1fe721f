// What is due is looked at here, and confirmed; the server does the rest and says how far it is.

const RELOAD_AFTER = 5_000;

frappe.ui.form.on("Retention Run", {
	refresh(frm) {
		frm.disable_save();
		clearTimeout(frm.weiye_reload);
		if (frm.doc.status === "Being Carried Out") show_progress(frm);
		if (
			frm.doc.status === "Waiting for Confirmation" &&
			frm.doc.due_rows &&
			frm.perm[0]?.write
		) {
			frm.set_intro(
				__(
					"Look at the table. What goes does not come back: names, numbers, addresses and attachments are destroyed."
				),
				"orange"
			);
			frm.add_custom_button(__("Confirm"), () => ask(frm)).addClass("btn-primary");
		}
	},
});

function show_progress(frm) {
	const { done_rows, due_rows } = frm.doc;
	const percent = due_rows ? Math.min(100, (100 * done_rows) / due_rows) : 0;
	frm.dashboard.show_progress(
		__("Progress"),
		percent,
		__("{0} of {1} records done", [done_rows, due_rows])
	);
	frm.weiye_reload = setTimeout(
		() => frm.is_visible?.() !== false && frm.reload_doc(),
		RELOAD_AFTER
	);
}

function ask(frm) {
	const field = {
		fieldname: "rows",
		fieldtype: "Int",
		label: __("How many records are due?"),
		description: __("Type the number from the table, to confirm that you have looked at it."),
		reqd: 1,
	};
	frappe.prompt(
		[field],
		({ rows }) =>
			frm
				.call({ method: "confirm", doc: frm.doc, args: { rows }, freeze: true })
				.then(() => frm.reload_doc()),
		__("Confirm"),
		__("Confirm")
	);
}
