"""Door 12: charts that count all rows, and charts kept in a cache that all users share."""

from __future__ import annotations

from support.accounts import COUNTY, OTHER
from support.attacks import REFUSED, message, on
from support.planted import OPERATOR

GET = "frappe.desk.doctype.dashboard_chart.dashboard_chart.get"
GUARDS = (
	f"override_whitelisted_methods|{GET}|shequ_weiye.permissions.numbers.get_chart_data",
	on("Dashboard Chart", "validate", "charts.refuse_heatmaps"),
)
HEATMAP = {
	"chart_name": "护栏测试日历",
	"chart_type": "Count",
	"document_type": "Resident",
	"based_on": "creation",
	"type": "Heatmap",
	"filters_json": "[]",
	"is_public": 0,
}


def test_a_chart_shows_everybody_his_own_numbers(person):
	asked = {"chart_name": "Job Fairs by Kind", "refresh": 1}
	ours = message(person(COUNTY).call(GET, **asked))
	theirs = message(person(OTHER).call(GET, chart_name="Job Fairs by Kind"))
	assert ours["labels"]
	assert not theirs or theirs["labels"] == []


def test_a_calendar_chart_of_residents_is_not_drawn(person):
	for account in (OTHER, COUNTY):
		assert person(account).call(GET, chart=HEATMAP, no_cache=1).status_code != 200


def test_a_calendar_chart_of_residents_is_not_kept(person):
	path = "/api/resource/Dashboard Chart"
	answers = [person(account).post(path, **HEATMAP) for account in (COUNTY, OPERATOR)]
	person(OPERATOR).delete(f"{path}/{HEATMAP['chart_name']}")
	assert all(answer.status_code in REFUSED for answer in answers)
