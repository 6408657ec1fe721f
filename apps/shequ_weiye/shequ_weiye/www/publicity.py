"""The public page of publicity (公示): who is to be granted what, and how to object to it.

It shows what was published on the days of publicity, and nothing else: no number of a person or a case. Not
for search engines; attempts are limited by address and by notice.
"""

from __future__ import annotations

import frappe
from frappe import _
from frappe.rate_limiter import rate_limit

from shequ_weiye.constants import publicity as c
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.policies.publicity.messages import throw_gone
from shequ_weiye.policies.publicity.objections import record
from shequ_weiye.policies.publicity.shown import lines_shown, notice_shown, notices_shown

no_cache = 1
sitemap = 0

MINUTE = 60
HOUR = 60 * MINUTE
LOOKS_PER_MINUTE = 60
OBJECTIONS_PER_HOUR = 5
OBJECTIONS_PER_NOTICE_AND_HOUR = 60


def get_context(context: frappe._dict) -> None:
	"""Give the page what is shown today: the notice that was asked for, or the heads of all."""
	context.title = _("Publicity of Benefits")
	context.metatags = {"robots": "noindex, nofollow, noarchive"}
	context.update(look())
	context.longest = c.OBJECTION_LENGTH[1]


@rate_limit(limit=LOOKS_PER_MINUTE, seconds=MINUTE)
def look(notice: str | None = None) -> dict[str, object]:
	"""Give one notice with its lines, or the heads of all."""
	if not notice:
		return {"notices": notices_shown()}
	try:
		shown = notice_shown(str(notice)[:40])
	except frappe.DoesNotExistError:
		frappe.clear_last_message()
		return {"notices": notices_shown(), "is_gone": True}
	return {"notice": shown, "lines": lines_shown(shown)}


# Open to everybody: anyone may object, with or without a name (operating rules A.4).
@frappe.whitelist(allow_guest=True, methods=["POST"])
@scoped(Kind.PUBLIC_REFERENCE)
@rate_limit(limit=OBJECTIONS_PER_HOUR, seconds=HOUR)
@rate_limit(key="notice", limit=OBJECTIONS_PER_NOTICE_AND_HOUR, seconds=HOUR, ip_based=False)
def object_to(notice: str, row: str, content: str, mobile: str | None = None) -> str:
	"""Take an objection to one line of a notice that is shown; give its number.

	Raises ``DoesNotExistError`` for a line that is not shown, and ``ApprovalRefused`` for words that say nothing.
	"""
	line = next((each for each in lines_shown(notice_shown(notice)) if each.name == row), None)
	if not line:
		throw_gone()
	case = (line.reference_doctype, line.reference_name)
	return str(record(case, c.BY_PAGE, content, mobile).name)
