// How far a batch is, what failed and why, and the button that tries it again.

const RELOAD_AFTER = 10_000;

frappe.ui.form.on("Batch Decision", {
	setup(frm) {
		frm.weiye_progress = (news) => news.batch === frm.doc.name && tell(frm, news);
		frappe.realtime.on(weiye.batches.PROGRESS, frm.weiye_progress);
	},

	refresh(frm) {
		frm.disable_save();
		clearTimeout(frm.weiye_reload);
		show_failures(frm);
		if (frm.doc.status === "Being Carried Out") {
			show_progress(frm, frm.doc);
			// News may be missed; then the form asks.
			frm.weiye_reload = setTimeout(() => is_shown(frm) && frm.reload_doc(), RELOAD_AFTER);
		} else {
			frm.dashboard.hide_progress?.();
			offer_repeat(frm);
		}
		frm.add_custom_button(__("All Cases of This Batch"), () =>
			frappe.set_route("List", "Batch Decision Line", { batch: frm.doc.name })
		);
	},
});

const is_shown = (frm) => frappe.get_route()[2] === frm.doc.name;

function tell(frm, news) {
	if (news.waiting) {
		show_progress(frm, news);
	} else if (is_shown(frm)) {
		frm.reload_doc();
	}
}

function show_progress(frm, { decided, failed, total }) {
	const done = decided + failed;
	frm.dashboard.show_progress(
		__("Progress"),
		total ? (100 * done) / total : 0,
		__("{0} of {1} handled", [done, total])
	);
}

function offer_repeat(frm) {
	const again = frm.doc.__onload?.repeated_by;
	if (again) {
		const link = `<a href="/app/batch-decision/${encodeURIComponent(again)}">${__("See what came of it")}</a>`;
		frm.set_intro(`${__("What failed was tried again.")} ${link}`, "blue");
	} else if (frm.doc.failed && frm.doc.decided_by === frappe.session.user) {
		frm.add_custom_button(__("Try Again What Failed"), () =>
			weiye.batches.repeat(frm.doc.name)
		).addClass("btn-primary");
	}
}

function show_failures(frm) {
	const failures = frm.doc.__onload?.failures || [];
	const text = (value) => frappe.utils.escape_html(value || "");
	const link = ({ reference_doctype, reference_name }) =>
		`<a href="/app/${frappe.router.slug(reference_doctype)}/${encodeURIComponent(reference_name)}">${text(reference_name)}</a>`;
	const rows = failures.map(
		(row) =>
			`<tr><td>${link(row)}</td><td>${text(__(row.stage))}</td><td>${text(row.refusal)}</td></tr>`
	);
	const head = [__("Case"), __("Stage"), __("Why Not")].map((word) => `<th>${word}</th>`);
	frm.toggle_display("failures_section", Boolean(rows.length));
	frm.fields_dict.failures.$wrapper.html(
		`<div class="table-responsive"><table class="table table-bordered">
			<thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody>
		</table></div>`
	);
}
