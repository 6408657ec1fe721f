// The drawing: each state with the ways that lead on from it, in the order of the workflow.

frappe.ui.form.on("Workflow Definition", {
	refresh(frm) {
		frm.disable_save();
		frm.set_intro("");
		frm.set_intro(
			frm.doc.__onload?.is_in_use
				? __("New cases go by this workflow too.")
				: __(
						"The workflow was changed since; cases that began under this one finish by it."
					),
			"blue"
		);
		frm.get_field("drawing_html").$wrapper.html(drawing(JSON.parse(frm.doc.content)));
	},
});

function drawing({ states, transitions }) {
	return states.map((row) => stage(row, ways_from(row.state, transitions))).join("");
}

const ways_from = (state, transitions) => transitions.filter((row) => row.state === state);

const text = (words) => frappe.utils.escape_html(__(words));

function stage({ state, allow_edit }, ways) {
	const end = `<span class="text-muted small">${__("The case ends here.")}</span>`;
	return `<div class="frappe-card p-3 mb-3">
		<div class="mb-2">
			<span class="indicator-pill no-indicator-dot ${ways.length ? "blue" : "gray"}">${text(state)}</span>
			<span class="text-muted small ml-2">${ways.length ? text(allow_edit) : ""}</span>
		</div>
		${ways.map(way).join("") || end}
	</div>`;
}

function way({ action, next_state, allowed, condition }) {
	const when = condition
		? `<div class="text-muted small">${__("Condition")} <code>${frappe.utils.escape_html(condition)}</code></div>`
		: "";
	return `<div class="py-1">
		<strong>${text(action)}</strong> <span class="text-muted small">${text(allowed)}</span>
		<span aria-hidden="true">→</span> ${text(next_state)}${when}
	</div>`;
}
