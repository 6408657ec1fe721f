"""What everybody may see of publicity: notices on the days on which they are shown, and of those only the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import publicity as c
from shequ_weiye.policies.publicity.messages import throw_gone
from shequ_weiye.policies.publicity.notices import digest_of
from shequ_weiye.policies.publicity.objections import STOPPABLE

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.publicity_line.publicity_line import PublicityLine
	from shequ_weiye.policies.doctype.publicity_notice.publicity_notice import PublicityNotice

# So many on one page; each county has few at a time.
MOST_NOTICES = 200
HEAD = ("name", "title", "shown_from", "shown_to")


def shown_today() -> dict[str, Any]:
	"""Give the filters of the notices that are shown today; those recorded afterwards never are."""
	today = getdate(nowdate())
	return {
		"workflow_state": c.PUBLISHED,
		"taken_over": 0,
		"shown_from": ("<=", today),
		"shown_to": (">=", today),
	}


def notices_shown() -> list[frappe._dict]:
	"""Give the heads of all notices that are shown today, county by county."""
	# Published on purpose, to everybody; heads name no person.
	return frappe.get_all(
		c.NOTICE, filters=shown_today(), fields=HEAD, order_by="division, shown_from desc", limit=MOST_NOTICES
	)


def notice_shown(name: str) -> PublicityNotice:
	"""Give a notice that is shown today, as it was published.

	Raises ``DoesNotExistError``, in the same words, for one that is not there, not shown any more, or not what
	was published.
	"""
	# As above.
	if not frappe.db.exists(c.NOTICE, {**shown_today(), "name": name}):
		throw_gone()
	notice = frappe.get_doc(c.NOTICE, name)
	if notice.content_hash != digest_of(notice):
		throw_gone()
	return notice


def lines_shown(notice: PublicityNotice) -> list[PublicityLine]:
	"""Give the lines whose cases still stand on the notice: who was taken off is not shown any longer."""
	standing = set()
	for doctype in {row.reference_doctype for row in notice.lines}:
		on = {"publicity_notice": notice.name, "workflow_state": ("in", tuple(STOPPABLE))}
		# Names alone, to compare; they are not shown.
		standing |= {(doctype, name) for name in frappe.get_all(doctype, filters=on, pluck="name")}
	return [row for row in notice.lines if (row.reference_doctype, row.reference_name) in standing]
