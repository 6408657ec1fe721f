// Every desk says for which place its numbers stand: that of the officer's posting.

function show_place() {
	if (frappe.get_route()[0] !== "Workspaces") return;
	const places = (frappe.boot.weiye?.postings || [])
		.map((posting) => posting.full_name)
		.filter(Boolean);
	const $place = $(frappe.container.page).find(".page-head .sub-heading");
	$place.text([...new Set(places)].join("、")).toggleClass("hide", !places.length);
}

$(document).on("page-change", () => frappe.after_ajax(show_place));
