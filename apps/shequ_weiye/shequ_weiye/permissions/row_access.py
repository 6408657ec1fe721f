"""Rows that an officer asked for with a reason: what a ``Row Access Request`` opens while it lasts."""

from __future__ import annotations

import frappe
from frappe.utils import now_datetime

from shequ_weiye.permissions.area import Area, area_of

DOCTYPE = "Row Access Request"


def requested_areas(user: str, doctype: str) -> tuple[Area, ...]:
	"""Give the areas for which ``user`` asked to see rows of ``doctype``, and whose time is not over."""
	request = frappe.qb.DocType(DOCTYPE)
	item = frappe.qb.DocType("Row Access Item")
	# A part of the predicate that all row scope is built from: it cannot be scoped itself.
	codes = (
		frappe.qb.from_(request)
		.join(item)
		.on(item.parent == request.name)
		.select(request.division_code)
		.where((request.user == user) & (request.until > now_datetime()))
		.where((item.document_type == doctype) & (item.parenttype == DOCTYPE))
	).run(pluck=True)
	return tuple(area_of(code) for code in codes)
