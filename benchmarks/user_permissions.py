"""The calls of ``scope_calls.py`` with Frappe's User Permissions in the place of our predicate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.figures import timed
from benchmarks.scope_calls import DOCTYPE, PLACES, WORK, area_by_hand, instead_of_scope, working_at

# A call takes up to half a second.
REPEATS = 5


def times_of_permissions(level: str, what: str, kind: str) -> list[float]:
	"""Seconds of the same call; ``kind`` "indexed" adds the index that Frappe does not set up."""
	import frappe

	if kind == "indexed":
		frappe.db.sql_ddl("alter table `tabResident` add index if not exists bench_division (division)")
	try:
		with working_at(level), by_user_permissions(level):
			return timed(WORK[what], REPEATS, warm_up=1)
	finally:
		if kind == "indexed":
			frappe.db.sql_ddl("alter table `tabResident` drop index bench_division")


@contextmanager
def by_user_permissions(level: str) -> Iterator[None]:
	"""Frappe's own list of allowed divisions, on the field that says where a person lives."""
	import frappe

	frappe.cache.hset("user_permissions", frappe.session.user, permission_values(level))
	others = [field for field in frappe.get_meta(DOCTYPE).get_link_fields() if field.fieldname != "division"]
	for field in others:
		field.ignore_user_permissions = 1
	try:
		with instead_of_scope(""):
			yield
	finally:
		for field in others:
			field.ignore_user_permissions = 0
		frappe.cache.hdel("user_permissions", frappe.session.user)


def permission_values(level: str) -> dict[str, Any]:
	"""What Frappe makes of one User Permission on a tree: every division below."""
	import frappe

	condition = area_by_hand(PLACES[level]).replace("division_code", "name")
	names = frappe.db.sql(f"select name from `tabAdministrative Division` where {condition}", pluck=True)
	values = [{"doc": name, "applicable_for": None, "is_default": 0} for name in names]
	return {"Administrative Division": [frappe._dict(value) for value in values]}
