"""Which divisions a user's current postings open: role says what, posting says where.

Postings are read once per request and kept for its length only, so that a posting that begins, ends or is
taken away counts from the next request on. With them come the versions of what is kept in memory beside
them: the rights of roles at their levels, and which divisions were merged into which.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import frappe
from frappe.utils import getdate

from shequ_weiye.constants.level_rights import AGGREGATE, READ
from shequ_weiye.permissions.area import Area, area_of, is_division_code, level_of, outermost
from shequ_weiye.permissions.registry import SCOPES
from shequ_weiye.permissions.remembered import VERSION, remembered
from shequ_weiye.permissions.rights import RIGHT_OF, Table, read_table
from shequ_weiye.permissions.row_access import requested_areas

ADMINISTRATOR = "Administrator"
EVERYWHERE = Area("0" * 12, "9" * 12)
ALWAYS = "9999-12-31"
CURRENT = """select concat_ws('|', p.is_acting, p.from_date, p.name, coalesce(p.to_date, %s), p.role,
 p.division_code, version.current) from tabUser account join `tabStaff Posting` p on p.user = account.name
 join tabSeries version on version.name = %s where account.name = %s and account.enabled = 1"""


class Posting(NamedTuple):
	"""One current posting: the role held, the division it was given for, its level and all codes it opens."""

	role: str
	division_code: str
	level: str
	areas: tuple[Area, ...]
	rights: Table

	def may(self, ptype: str, doctype: str) -> bool:
		"""Answer whether the role at the level of the posting may do ``ptype`` with ``doctype``."""
		held = self.rights.get((doctype, self.role, self.level), frozenset())
		return RIGHT_OF.get(ptype) in held

	def covers(self, code: str | None) -> bool:
		"""Answer whether the posting opens the division ``code``."""
		return any(area.covers(code) for area in self.areas)


class Merge(NamedTuple):
	"""A division that another one took the place of after its last day."""

	code: str
	successor: str
	last_day: date


def current_postings(user: str | None = None) -> tuple[Posting, ...]:
	"""Give the postings of ``user`` (the session's by default) that hold today.

	A posting that has not begun, has ended or belongs to a disabled user gives nothing.
	"""
	user = user or frappe.session.user
	cache = _request_cache()
	today = getdate()
	key = (user, today)
	if key not in cache:
		cache[key] = _read_postings(user, today)
	return cache[key]


def forget_postings() -> None:
	"""Make the rest of this request read postings and rights anew, after one was written."""
	_request_cache().clear()


def forget_postings_written() -> None:
	"""As above; and once more should the transaction that wrote a posting be undone."""
	forget_postings()
	frappe.db.after_rollback.add(forget_postings)


def user_areas(user: str | None = None) -> tuple[Area, ...]:
	"""Give all codes open to ``user`` by any current posting; Administrator has everything."""
	user = user or frappe.session.user
	if user == ADMINISTRATOR:
		return (EVERYWHERE,)
	return outermost(area for posting in current_postings(user) for area in posting.areas)


def covers(user: str, code: str | None, role: str | None = None) -> bool:
	"""Answer whether a current posting of ``user`` (in ``role``, if given) opens the division ``code``."""
	if user == ADMINISTRATOR:
		return is_division_code(code)
	return any(role in (None, posting.role) and posting.covers(code) for posting in current_postings(user))


def holds_role_over(user: str, role: str, code: str | None) -> bool:
	"""Answer whether ``user`` has a current posting in exactly ``role`` whose area covers ``code``.

	This is the rule of the step's level: a superior who covers the code by another role does not qualify,
	and neither does Administrator.
	"""
	return any(posting.role == role and posting.covers(code) for posting in current_postings(user))


def areas_with_right(user: str, doctype: str, ptype: str) -> tuple[Area, ...]:
	"""Give the codes over which a current posting's own role grants ``ptype`` on ``doctype`` at its level.

	The role counts only where it was given: who is an administrator in one county and an officer in another
	has the administrator's rights in the first alone. Whoever sees numbers only reads the rows that he asked
	for with a reason, for as long as the request lasts.
	"""
	scope = SCOPES.get(doctype)
	if user == ADMINISTRATOR or (scope and scope.open_to_operators and is_operator(user)):
		return (EVERYWHERE,)
	postings = current_postings(user)
	areas = _areas_with(ptype, doctype, postings)
	if RIGHT_OF.get(ptype) != READ:
		return areas
	numbers = _areas_with(
		AGGREGATE, doctype, (posting for posting in postings if not posting.may(ptype, doctype))
	)
	if not numbers:
		return areas
	return outermost((*areas, *_opened_by_reason(user, doctype, numbers)))


def is_operator(user: str) -> bool:
	"""Answer whether ``user`` runs the platform (System Manager), which opens no business record."""
	return "System Manager" in frappe.get_roles(user)


def default_division(user: str | None = None) -> str | None:
	"""Give the code of the division of the user's own post: not an acting one, if there is another."""
	postings = current_postings(user)
	return postings[0].division_code if postings else None


def _areas_with(ptype: str, doctype: str, postings: Iterable[Posting]) -> tuple[Area, ...]:
	return outermost(area for posting in postings if posting.may(ptype, doctype) for area in posting.areas)


def _opened_by_reason(user: str, doctype: str, numbers: tuple[Area, ...]) -> tuple[Area, ...]:
	requested = requested_areas(user, doctype)
	return tuple(area for area in requested if any(place.covers(area.low) for place in numbers))


def _request_cache() -> dict[tuple[str, date], tuple[Posting, ...]]:
	if getattr(frappe.local, "weiye_postings", None) is None:
		frappe.local.weiye_postings = {}
	return frappe.local.weiye_postings


def _read_postings(user: str, today: date) -> tuple[Posting, ...]:
	# The predicate that all row scope is built from: it cannot be scoped itself. Every request waits for it: keys
	# alone lead to each row, one column costs the client a fraction of seven, and so does a short text.
	rows = frappe.db.sql(CURRENT, (ALWAYS, VERSION, user))
	# By what stands first: own postings before acting ones, the older ones before the newer.
	stored = sorted(str(row[0]).split("|") for row in rows)
	day = today.isoformat()
	return tuple(
		_posting(*rest, today) for _acting, first, _name, last, *rest in stored if first <= day <= last
	)


def _posting(role: str, code: str, version: str, today: date) -> Posting:
	"""Give what a posting means; worked out once a day and version, since all in one office ask the same."""
	known: dict[tuple[str, str], Posting] = remembered("postings", f"{version} {today}", dict)
	if (role, code) not in known:
		merges = remembered("merges", version, _read_merges)
		areas = _areas_with_predecessors(code, [merge for merge in merges if merge.last_day < today])
		rights = remembered("rights", version, read_table)
		known[role, code] = Posting(role, code, level_of(code), areas, rights)
	return known[role, code]


def _areas_with_predecessors(code: str, merges: list[Merge]) -> tuple[Area, ...]:
	"""Open, beside the division itself, those merged into it or into a division below it.

	Records of a merged division keep their old code; they go over to whoever is posted to its successor.
	"""
	areas: tuple[Area, ...] = ()
	found: tuple[Area, ...] = (area_of(code),)
	while found:
		areas = outermost((*areas, *found))
		merged = [merge.code for merge in merges if any(area.covers(merge.successor) for area in found)]
		found = tuple(area_of(name) for name in merged if not any(area.covers(name) for area in areas))
	return areas


def _read_merges() -> list[Merge]:
	# Public reference data.
	rows = frappe.get_all(
		"Administrative Division",
		filters={"replaced_by": ["is", "set"], "valid_to": ["is", "set"]},
		fields=["name", "replaced_by", "valid_to"],
		order_by=None,
	)
	return [Merge(row.name, row.replaced_by, getdate(row.valid_to)) for row in rows]
