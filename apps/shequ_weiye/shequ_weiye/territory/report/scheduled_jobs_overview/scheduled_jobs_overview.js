// Copyright (c) 2026, 社区微业 developers and contributors
// For license information, please see license.txt

const JOB_STATUS_COLOURS = {
	Running: "blue",
	Succeeded: "green",
	"Partly Failed": "orange",
	Failed: "red",
	Interrupted: "red",
};

const JOB_CELLS = {
	started_at: ({ run }, shown) => run && frappe.utils.get_form_link("Job Run", run, true, shown),
	status: ({ status }) =>
		status
			? `<span class="indicator-pill ${JOB_STATUS_COLOURS[status]}">${__(status)}</span>`
			: __("Not run yet"),
};

frappe.query_reports["Scheduled Jobs Overview"] = {
	formatter(value, row, column, data, default_formatter) {
		const shown = default_formatter(value, row, column, data);
		return (data && JOB_CELLS[column.fieldname]?.(data, shown)) ?? shown;
	},

	onload(report) {
		if (!frappe.user.has_role(["Weiye Administrator", "System Manager"])) return;
		report.page.add_inner_button(__("Run Now"), () => choose_job(report));
	},
};

function choose_job(report) {
	const jobs = report.data.map((row) => ({ value: row.job, label: row.title }));
	frappe.prompt(
		[{ fieldname: "job", fieldtype: "Select", label: __("What"), options: jobs, reqd: 1 }],
		({ job }) => run_job(report, job),
		__("Run Now"),
		__("Run Now")
	);
}

function run_job(report, job) {
	frappe
		.xcall("shequ_weiye.territory.services.scheduled_jobs.run_now", { job })
		.then((queued) => {
			const message = queued ? __("The job was started.") : __("The job is running already.");
			frappe.show_alert({ message, indicator: queued ? "green" : "orange" });
			setTimeout(() => report.refresh(), 3000);
		});
}
