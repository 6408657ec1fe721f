const OPEN = ["To Claim", "Claimed", "To Sign"];

frappe.listview_settings["Approval Task"] = {
	hide_name_column: true,
	add_fields: ["reference_doctype", "reference_name", "stage", "status", "due_on"],
	get_indicator(doc) {
		const colours = {
			"To Claim": "orange",
			Claimed: "blue",
			"To Sign": "purple",
			"On Hold": "gray",
			Done: "green",
		};
		const colour = is_overdue(doc) ? "red" : colours[doc.status];
		return [`${__(doc.status)} · ${__(doc.stage)}`, colour, `status,=,${doc.status}`];
	},
	// A task is handled in its case.
	get_form_link(doc) {
		const slug = frappe.router.slug(doc.reference_doctype);
		return `/app/${slug}/${encodeURIComponent(doc.reference_name)}`;
	},
	formatters: {
		due_on(value, _field, doc) {
			const text = value ? frappe.datetime.str_to_user(value) : "";
			return is_overdue(doc)
				? `<span class="text-danger" title="${__("Overdue")}">${text}</span>`
				: text;
		},
	},
	onload(listview) {
		weiye.batches.offer(listview);
		if (!listview.filter_area.get().length) {
			listview.filter_area.add(mine());
		}
	},
};

function is_overdue(doc) {
	return doc.due_on && doc.status !== "Done" && doc.due_on < frappe.datetime.get_today();
}

// What one holds, is asked to sign, or may claim by one of the own posts and is not kept from by four eyes.
function mine() {
	const roles = [...new Set((frappe.boot.weiye?.postings || []).map((post) => post.role))];
	const filters = [
		["Approval Task", "status", "in", OPEN],
		["Approval Task", "assignee", "in", ["", frappe.session.user]],
		["Approval Task", "barred", "not like", `%|${frappe.session.user}|%`],
	];
	return roles.length ? [...filters, ["Approval Task", "role", "in", roles]] : filters;
}
