"""A long job's progress reaches the browser while it runs."""

from __future__ import annotations

from support.accounts import COMMUNITY
from support.records import act, new_application, new_founder

CASES = 8


def test_bulk_approval_shows_a_moving_progress_bar(desk, rest) -> None:
	recorder = rest(COMMUNITY)
	names = [new_application(recorder, new_founder()) for _ in range(CASES)]
	for name in names:
		assert act(recorder, name, "Submit").status_code == 200
	officer = desk(COMMUNITY)
	officer.go("startup-application/view/list")
	officer.page.evaluate(
		"""() => {
			window.seen_progress = [];
			frappe.realtime.on("progress", (data) => window.seen_progress.push(data.percent || data.progress));
		}"""
	)
	officer.page.wait_for_function("() => frappe.realtime.socket && frappe.realtime.socket.connected")
	# Not waited for: its answer comes when the bar has gone.
	officer.page.evaluate(
		"""(names) => {
			frappe.call({
				method: "frappe.model.workflow.bulk_workflow_approval",
				args: { doctype: "Startup Application", docnames: names, action: "Accept" },
			});
		}""",
		names,
	)
	officer.page.wait_for_selector(".modal.show .progress-bar")
	officer.shot("进度条")
	officer.page.wait_for_function("() => window.seen_progress.length >= 3")
	assert officer.page.evaluate("() => window.seen_progress.length") >= 3
