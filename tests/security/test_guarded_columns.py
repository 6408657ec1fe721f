"""Door 15: a masked column found out by searching, sorting and grouping; and conditions written as SQL."""

from __future__ import annotations

import pytest
from support.accounts import CITY, COMMUNITY, OTHER
from support.attacks import REFUSED, before

GUARDS = (before("columns.refuse_guarded_columns"),)
# A column that shows why somebody is helped: not for those who supervise.
DOCTYPE, COLUMN = "Assistance Record", "aid_group"

PROBES = [
	("frappe.client.get_list", {"filters": {COLUMN: ["like", "%"]}}),
	("frappe.client.get_list", {"or_filters": [[COLUMN, "like", "%"]]}),
	("frappe.client.get_list", {"order_by": f"{COLUMN} asc"}),
	("frappe.client.get_count", {"filters": [[DOCTYPE, COLUMN, "like", "%"]]}),
	("frappe.desk.reportview.get", {"fields": ["name"], "filters": [[DOCTYPE, COLUMN, "like", "%"]]}),
	("frappe.desk.reportview.get_list", {"fields": ["name"], "order_by": f"`tab{DOCTYPE}`.`{COLUMN}` desc"}),
	("frappe.desk.reportview.get_count", {"fields": [], "filters": {COLUMN: ["like", "%"]}}),
	("frappe.desk.reportview.get_sidebar_stats", {"stats": f'["{COLUMN}"]'}),
	("frappe.desk.listview.get_group_by_count", {"current_filters": "[]", "field": COLUMN}),
	("frappe.desk.search.search_link", {"txt": "", "filters": {COLUMN: ["like", "%"]}}),
]


@pytest.mark.parametrize(("function", "probe"), PROBES)
def test_nobody_searches_sorts_or_groups_by_what_he_may_not_read(person, function, probe):
	assert person(CITY).call(function, doctype=DOCTYPE, **probe).status_code in REFUSED


@pytest.mark.parametrize("probe", [{"filters": {COLUMN: ["like", "%"]}}, {"order_by": COLUMN}])
def test_nor_by_rest(person, probe):
	assert person(CITY).get(f"/api/resource/{DOCTYPE}", **probe).status_code in REFUSED


def test_nor_by_a_chart_or_number_of_his_own(person):
	card = {"document_type": DOCTYPE, "function": "Count", "name": "x"}
	filters = [[DOCTYPE, COLUMN, "like", "%"]]
	result = "frappe.desk.doctype.number_card.number_card.get_result"
	assert person(CITY).call(result, doc=card, filters=filters).status_code in REFUSED
	chart = {"document_type": DOCTYPE, "chart_type": "Group By", "group_by_based_on": COLUMN}
	chart |= {"group_by_type": "Count", "filters_json": "[]", "name": "x"}
	function = "frappe.desk.doctype.dashboard_chart.dashboard_chart.get"
	assert person(CITY).call(function, chart=chart, no_cache=1).status_code in REFUSED


def test_who_may_read_the_column_may_search_by_it(person):
	probe = {"doctype": DOCTYPE, "filters": {COLUMN: ["like", "%"]}}
	assert person(COMMUNITY).call("frappe.client.get_list", **probe).status_code == 200


def test_a_condition_in_sql_does_not_lift_the_row_scope(person):
	asked = {"doctype": "Resident", "stats": '["gender"]', "filters": '["1=1 or 1=1"]'}
	answer = person(OTHER).call("frappe.desk.reportview.get_sidebar_stats", **asked)
	assert answer.status_code == 403
