"""The public page on which residents look up how things stand: number and mobile, nothing else.

It answers with the stage alone, and in the same words for a number that does not exist as for one that
belongs to another mobile; attempts are limited by address and by number.
"""

from __future__ import annotations

import frappe
from frappe import _
from frappe.rate_limiter import rate_limit

from shequ_weiye.constants.progress import PROGRESS_KINDS, ProgressKind
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.privacy.mobile import MobileError, parse_mobile

no_cache = 1

MINUTE = 60
HOUR = 60 * MINUTE
ATTEMPTS_PER_MINUTE = 10
ATTEMPTS_PER_NUMBER_AND_HOUR = 20


def get_context(context: frappe._dict) -> None:
	"""Give the page its title; the answer comes by :func:`look_up`."""
	context.title = _("Look Up Progress")
	context.number = str(frappe.form_dict.get("number") or "")[:40]


# Open to everybody: number and mobile together are the proof, and only a stage is told.
@frappe.whitelist(allow_guest=True, methods=["POST"])
@scoped(Kind.BY_OWNER)
@rate_limit(limit=ATTEMPTS_PER_MINUTE, seconds=MINUTE)
@rate_limit(key="number", limit=ATTEMPTS_PER_NUMBER_AND_HOUR, seconds=HOUR, ip_based=False)
def look_up(number: str, mobile: str) -> dict[str, str]:
	"""Tell the stage of the record with this number, if the mobile is the one given for it."""
	stage = find_stage(number, mobile)
	if not stage:
		return {
			"indicator": "orange",
			"message": _("Nothing is found for this number and mobile. Compare both with your confirmation."),
		}
	kind, words = stage
	return {"indicator": "green", "message": _("{0}: {1}").format(_(kind.title), _(words))}


def find_stage(number: str, mobile: str) -> tuple[ProgressKind, str] | None:
	"""Give the kind of record and its stage, or nothing."""
	plain = "".join(str(number).split()).upper()
	kind = next((kind for kind in PROGRESS_KINDS if plain.startswith(kind.prefix)), None)
	try:
		plain_mobile = parse_mobile(str(mobile))
	except MobileError:
		return None
	words = frappe.get_attr(kind.stage_of)(plain, plain_mobile) if kind else None
	return (kind, words) if kind and words else None
