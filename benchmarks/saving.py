"""What our permission adds to a save: an employer changed by its community's officer, with and without it.

Both ways take turns in one run. A save ends before the transaction does, which is the same for both; each
begins as a new request does, with postings and rights unread.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.figures import Row, informs, median, p95, seconds

if TYPE_CHECKING:
	from shequ_weiye.jobs.doctype.employer.employer import Employer

REPEATS = 201
# Everything that a save asks because rows belong to places: the document, its links, its files, its own place.
ASKED = (
	"shequ_weiye.permissions.document.has_permission",
	"shequ_weiye.permissions.links.refuse_foreign_links",
	"shequ_weiye.permissions.guards.files.refuse_foreign_attachments",
	"shequ_weiye.jobs.doctype.employer.employer.set_division_code",
)


def rows() -> list[Row]:
	"""Time of a save with our permission, without it, and how they compare."""
	import frappe
	from shequ_weiye.constants.roles import COMMUNITY_OFFICER
	from shequ_weiye.jobs.factories import make_employer
	from shequ_weiye.territory.factories import make_officer

	frappe.set_user(make_officer(COMMUNITY_OFFICER))
	try:
		ours, bare = times(make_employer())
	finally:
		frappe.set_user("Administrator")
		frappe.db.rollback()
	return [
		informs("保存一条记录：中位数", median(ours) * 1000, "毫秒"),
		informs("保存一条记录：p95", p95(ours) * 1000, "毫秒"),
		informs("保存一条记录：不查权限的中位数", median(bare) * 1000, "毫秒"),
		informs("保存：本产品的权限 ÷ 不查权限（中位数）", median(ours) / median(bare), "倍"),
		informs("保存：本产品的权限 ÷ 不查权限（p95）", p95(ours) / p95(bare), "倍"),
	]


def times(employer: Employer) -> tuple[list[float], list[float]]:
	"""Seconds of each save, with our permission and without, in turns."""
	ours, bare = [], []
	numbers = count(1)
	for _ in range(10):
		save(employer, next(numbers))
	for _ in range(REPEATS):
		ours.append(seconds(lambda: save(employer, next(numbers))))
		with unasked():
			bare.append(seconds(lambda: save(employer, next(numbers))))
	return ours, bare


def save(employer: Employer, number: int) -> None:
	"""One change, as a new request brings it."""
	from shequ_weiye.permissions.scope import forget_postings

	forget_postings()
	employer.contact_person = f"示例联系人{number}"
	employer.save()


@contextmanager
def unasked() -> Iterator[None]:
	"""Leave out what our permission asks; Frappe's own stays."""
	with ExitStack() as stack:
		for path in ASKED:
			stack.enter_context(patch(path, lambda *_args, **_kwargs: None))
		yield
