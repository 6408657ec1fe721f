// The second person decides here; the person who asked fetches the file here.

frappe.ui.form.on("Export Record", {
	refresh(frm) {
		frm.disable_save();
		frm.page.set_title(__(frm.doc.subject));
		const own = frm.doc.user === frappe.session.user;
		if (own && frm.doc.status === "Approved") {
			frm.add_custom_button(__("Fetch File"), () => fetch_file(frm)).addClass("btn-primary");
		}
		if (!own && frm.doc.status === "Waiting for Approval" && frm.perm[0]?.write) {
			frm.add_custom_button(__("Approve Export"), () => decide(frm, "approve")).addClass(
				"btn-primary"
			);
			frm.add_custom_button(__("Refuse Export"), () => ask_why(frm));
		}
	},
});

function fetch_file(frm) {
	window.open_url_post(frappe.request.url, {
		cmd: "shequ_weiye.territory.export_doors.fetch",
		name: frm.doc.name,
	});
	setTimeout(() => frm.reload_doc(), 2000);
}

function decide(frm, method, args) {
	return frm.call({ method, doc: frm.doc, args, freeze: true }).then(() => frm.reload_doc());
}

function ask_why(frm) {
	const field = { fieldname: "reason", fieldtype: "Small Text", label: __("Reason"), reqd: 1 };
	frappe.prompt([field], (values) => decide(frm, "refuse", values), __("Refuse Export"));
}
