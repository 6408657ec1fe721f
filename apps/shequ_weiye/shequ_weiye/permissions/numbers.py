"""Numbers on desks: a card or chart counts wherever the user's role may aggregate, with its own filters alone.

Whoever may see the rows gets what Frappe gives. Whoever sees numbers only gets those of the stored card: the
filters that a client sends would make any row's contents countable.
"""

from __future__ import annotations

import json
from typing import Any

import frappe
from frappe.desk.doctype.dashboard_chart import dashboard_chart
from frappe.desk.doctype.number_card import number_card
from frappe.utils import now, nowdate

from shequ_weiye.constants.level_rights import AGGREGATE, READ
from shequ_weiye.permissions.area import outermost
from shequ_weiye.permissions.declared import CHART, NUMBER_CARD, require_declared_view, scoped
from shequ_weiye.permissions.guards.charts import refuse_heatmaps
from shequ_weiye.permissions.query import numbers_only
from shequ_weiye.permissions.registry import SCOPES, Kind
from shequ_weiye.permissions.scope import areas_with_right

# What the browser would work out of a card's computed filters.
COMPUTED = {
	"frappe.datetime.get_today()": nowdate,
	"frappe.datetime.nowdate()": nowdate,
	"frappe.datetime.now_datetime()": now,
}


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_card_result(
	doc: str | dict[str, Any], filters: str | list[Any] | None = None, to_date: str | None = None
) -> float | int:
	"""Give the number of a card. Replaces ``number_card.get_result``."""
	sent = frappe._dict(frappe.parse_json(doc))
	card = frappe.get_doc(NUMBER_CARD, sent.name) if frappe.db.exists(NUMBER_CARD, sent.name) else sent
	require_declared_view(NUMBER_CARD, card.as_dict() if card is not sent else sent)
	if card is sent or not sees_numbers_only(card.document_type):
		return number_card.get_result(sent, filters, to_date)
	with numbers_only():
		return number_card.get_result(card.as_dict(), stored_filters(card), to_date)


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_chart_data(
	chart_name: str | None = None, chart: str | dict[str, Any] | None = None, **options: Any
) -> dict[str, Any] | None:
	"""Give what a chart draws. Replaces ``dashboard_chart.get``."""
	name = chart_name or frappe._dict(frappe.parse_json(chart) or {}).name
	stored = frappe.get_doc(CHART, name) if name and frappe.db.exists(CHART, name) else None
	if stored:
		require_declared_view(CHART, stored.as_dict())
		# One that was kept before it was refused, or past the rules.
		refuse_heatmaps(stored)
	options = {key: value for key, value in options.items() if key not in ("cmd", "refresh", "no_cache")}
	if not stored or not sees_numbers_only(stored.document_type):
		return dashboard_chart.get(chart_name=chart_name, chart=chart, refresh=1, **options)
	with numbers_only():
		return dashboard_chart.get(chart_name=name, refresh=1)


def sees_numbers_only(doctype: str | None) -> bool:
	"""Answer whether the session's user may aggregate in places where the rows stay closed to him."""
	if doctype not in SCOPES or SCOPES[doctype].kind is not Kind.BY_DIVISION:
		return False
	rows = areas_with_right(frappe.session.user, doctype, READ)
	return outermost((*rows, *areas_with_right(frappe.session.user, doctype, AGGREGATE))) != rows


def stored_filters(card: Any) -> list[list[Any]]:
	"""Give a card's own filters, with those worked out that depend on the day."""
	computed = [
		[*filter_[:3], COMPUTED[filter_[3]]()] for filter_ in json.loads(card.dynamic_filters_json or "[]")
	]
	return [*json.loads(card.filters_json or "[]"), *computed]
