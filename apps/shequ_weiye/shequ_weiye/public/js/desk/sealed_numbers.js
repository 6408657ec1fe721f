// Sealed numbers (privacy/): an eye beside each masked number that the user may see in full, and a search by
// a full number above each list of people. The server decides and writes down who looked.

const { rights = {}, shown_seconds: SECONDS = 30 } = frappe.boot.weiye?.sealed_numbers || {};
const METHODS = "shequ_weiye.permissions.reveal";

for (const [doctype, fields] of Object.entries(rights)) {
	frappe.ui.form.on(doctype, {
		refresh(frm) {
			for (const [field, needs_reason] of Object.entries(fields)) {
				offer_reveal(frm, field, needs_reason);
			}
		},
	});
}

function offer_reveal(frm, field, needs_reason) {
	const control = frm.fields_dict[field];
	if (!control?.$wrapper) return;
	control.$wrapper.find(".weiye-reveal").remove();
	if (frm.is_new() || !(frm.doc[field] || "").includes("*")) return;
	const label = __("Show {0} in full", [__(control.df.label)]);
	$("<button type='button' class='btn btn-xs btn-default weiye-reveal'>")
		.attr({ "aria-label": label, title: label })
		.html(frappe.utils.icon("unhide", "sm"))
		.on("click", () => ask(frm, field, needs_reason))
		.appendTo(control.$wrapper.find(".form-group"));
}

function ask(frm, field, needs_reason) {
	if (!needs_reason) {
		return show(frm, field);
	}
	const reason = {
		fieldname: "reason",
		fieldtype: "Data",
		label: __("What do you need the full number for?"),
		description: __("Your name and the reason are kept."),
		length: 140,
		reqd: 1,
	};
	return frappe.prompt(
		reason,
		(values) => show(frm, field, values.reason),
		__("Show in Full"),
		__("Show")
	);
}

async function show(frm, field, reason) {
	const { doctype, doc } = frm;
	const number = await frappe.xcall(`${METHODS}.reveal`, {
		doctype,
		name: doc.name,
		field,
		reason,
	});
	const dialog = new frappe.ui.Dialog({
		title: __(frappe.meta.get_label(doctype, field)),
		fields: [{ fieldname: "number", fieldtype: "HTML" }],
	});
	dialog.fields_dict.number.$wrapper.append(
		$("<p class='weiye-full-number' role='status' tabindex='0'>").text(number || "—"),
		$("<p class='text-muted'>").text(__("Closes by itself after {0} seconds.", [SECONDS]))
	);
	dialog.onhide = () => dialog.$wrapper.remove();
	dialog.show();
	setTimeout(() => dialog.hide(), SECONDS * 1000);
}

frappe.provide("weiye.sealed");

Object.assign(weiye.sealed, {
	// To be called from the onload of a list: the number never stands in an address or a stored filter.
	offer_search(list) {
		list.page.add_inner_button(__("Find by Full Number"), () => search(list));
	},
});

function search(list) {
	const number = {
		fieldname: "number",
		fieldtype: "Data",
		label: __("Identity number or mobile number, in full"),
		reqd: 1,
	};
	frappe.prompt(
		number,
		(values) => open_found(list.doctype, values.number),
		__("Find by Full Number"),
		__("Find")
	);
}

async function open_found(doctype, number) {
	const names = await frappe.xcall(`${METHODS}.find_by_number`, { doctype, number });
	if (names.length === 1) {
		return frappe.set_route("Form", doctype, names[0]);
	}
	if (names.length) {
		return frappe.set_route("List", doctype, { name: ["in", names] });
	}
	return frappe.msgprint(__("Nobody in your area has this number. Check it digit by digit."));
}
