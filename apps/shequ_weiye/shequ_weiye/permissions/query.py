"""The list side of row scope: a condition that Frappe adds to every query on one of the app's DocTypes.

Frappe 15.0 calls such a hook with the user alone and does not say for which DocType. So each DocType has a
hook path of its own, ``shequ_weiye.permissions.query.<doctype in snake case>``, that this module resolves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import frappe

from shequ_weiye.constants.level_rights import AGGREGATE, EXPORT, READ
from shequ_weiye.permissions.registry import SCOPES, Kind, Scope
from shequ_weiye.permissions.scope import ADMINISTRATOR, EVERYWHERE, areas_with_right

if TYPE_CHECKING:
	from shequ_weiye.permissions.area import Area

NOTHING = "1=0"
ALL = ""
_HOOKS = {frappe.scrub(doctype): doctype for doctype in SCOPES}


def __getattr__(hook: str) -> Callable[..., str]:
	"""Give the condition of the DocType that ``hook`` names; an unknown name is no attribute."""
	if hook in _HOOKS:
		return partial(condition, _HOOKS[hook])
	raise AttributeError(f"no DocType is declared for {__name__}.{hook}")


@contextmanager
def numbers_only() -> Iterator[None]:
	"""Let the queries in this block reach all rows over which the user's role may aggregate.

	For code that shows sums and counts, with filters that no client chose; never for rows.
	"""
	with _asking_for((AGGREGATE,)):
		yield


@contextmanager
def taking_out() -> Iterator[None]:
	"""Leave to the queries in this block only rows that the user may export as well as read."""
	with _asking_for((READ, EXPORT)):
		yield


@contextmanager
def _asking_for(rights: tuple[str, ...]) -> Iterator[None]:
	before = frappe.flags.weiye_rights_asked_for
	frappe.flags.weiye_rights_asked_for = rights
	try:
		yield
	finally:
		frappe.flags.weiye_rights_asked_for = before


def refused(user: str | None = None) -> str:
	"""Hide all rows of a DocType that nobody declared."""
	return ALL if (user or frappe.session.user) == ADMINISTRATOR else NOTHING


def condition(doctype: str, user: str | None = None) -> str:
	"""Give the SQL condition for the rows of ``doctype`` that ``user`` may read; empty for all rows."""
	user = user or frappe.session.user
	scope = SCOPES.get(doctype)
	if scope is None:
		return refused(user)
	if scope.kind is Kind.NOBODY:
		return NOTHING
	if user == ADMINISTRATOR:
		return ALL
	return _condition_of_kind(doctype, scope, user)


def _condition_of_kind(doctype: str, scope: Scope, user: str) -> str:
	if scope.kind is Kind.BY_DIVISION:
		rights = frappe.flags.weiye_rights_asked_for or (READ,)
		conditions = (in_areas(doctype, areas_with_right(user, doctype, right)) for right in rights)
		return " and ".join(filter(None, conditions))
	if scope.kind is Kind.BY_PARENT:
		return _any_parent_is_visible(doctype, scope.parents, user)
	if scope.kind is Kind.BY_OWNER:
		return f"(`tab{doctype}`.`owner` = {frappe.db.escape(user, percent=False)})"
	return ALL


@lru_cache(maxsize=1024)
def in_areas(doctype: str, areas: tuple[Area, ...]) -> str:
	"""Give the condition that a row's division lies in one of ``areas``; no areas, no rows."""
	if EVERYWHERE in areas:
		return ALL
	column = f"`tab{doctype}`.`division_code`"
	ranges = [
		f"{column} between {frappe.db.escape(area.low)} and {frappe.db.escape(area.high)}" for area in areas
	]
	return f"({' or '.join(ranges)})" if ranges else NOTHING


def _any_parent_is_visible(doctype: str, parents: tuple[str, ...], user: str) -> str:
	if parents and all(condition(parent, user) == ALL for parent in parents):
		return ALL
	conditions = [_parent_is_visible(doctype, parent, user) for parent in parents]
	return f"({' or '.join(conditions)})" if conditions else NOTHING


def _parent_is_visible(doctype: str, parent: str, user: str) -> str:
	visible = condition(parent, user) or "1=1"
	return (
		# MariaDB turns a bare EXISTS into a join with all visible parents; compared, it stays one look-up a row.
		f"exists (select 1 from `tab{parent}` where `tab{parent}`.`name` = `tab{doctype}`.`parent`"
		f" and `tab{doctype}`.`parenttype` = {frappe.db.escape(parent)} and {visible}) = 1"
	)
