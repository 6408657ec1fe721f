frappe.ui.form.on("Budget Envelope", {
	refresh(frm) {
		if (frm.is_new()) {
			return;
		}
		const { expected, used_up_on } = frm.doc.__onload || {};
		const used = Math.min(frm.doc.used_percent || 0, 100);
		const colour = used >= 90 ? "danger" : used >= 70 ? "warning" : "success";
		const lines = [
			__("Expected by the year's end: {0} yuan", [format_number(expected || 0, null, 2)]),
			used_up_on &&
				__("At this pace nothing is left on {0}.", [
					frappe.datetime.str_to_user(used_up_on),
				]),
		].filter(Boolean);
		frm.get_field("numbers_html").$wrapper.html(`
			<div class="progress" role="img" aria-label="${__("Used")} ${used}%">
				<div class="progress-bar bg-${colour}" style="width: ${used}%"></div>
			</div>
			${lines.map((line) => `<p class="text-muted mt-2">${line}</p>`).join("")}`);
	},
});
