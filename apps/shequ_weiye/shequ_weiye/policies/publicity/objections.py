"""Takes objections to what is shown: by anyone on the page, or written down by an officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import now_datetime

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import publicity as c
from shequ_weiye.constants.roles import COUNTY_OFFICER
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.privacy.messages import mobile_message
from shequ_weiye.privacy.mobile import MobileError, parse_mobile
from shequ_weiye.territory.services.notices import notify, officers_over

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.base import PaidApplication
	from shequ_weiye.policies.doctype.publicity_objection.publicity_objection import PublicityObjection

# Until it is paid, an objection stops a case.
STOPPABLE = frozenset({s.IN_PUBLICITY, s.PENDING_PAYMENT})


def record(case: tuple[str, str], channel: str, content: str, mobile: str | None) -> PublicityObjection:
	"""Write an objection to one case down and tell the county; the case is frozen from this moment.

	The caller has checked that whoever objects may know of the case. Raises :class:`ApprovalRefused` for a
	case that is not shown any more, and for words that say nothing.
	"""
	# Locked: a payment that is being confirmed is waited for, and one that begins later sees the objection.
	application = frappe.get_doc(*case, for_update=True)
	if application.workflow_state not in STOPPABLE or not application.publicity_notice:
		refuse_with(
			_("This case is not in publicity any more. Turn to the office that stands on the notice.")
		)
	objection = frappe.new_doc(c.OBJECTION)
	objection.update(
		{
			"publicity_notice": application.publicity_notice,
			"reference_doctype": application.doctype,
			"reference_name": application.name,
			"shown_name": shown_name_of(application),
			"division": application.division,
			"channel": channel,
			"received_at": now_datetime().replace(microsecond=0),
			"content": clean_content(content),
			"mobile": clean_mobile(mobile),
		}
	)
	objection.flags.is_written_by_server = True
	# Anybody may object (operating rules A.4); only this function writes one.
	objection.insert(ignore_permissions=True)  # nosemgrep
	tell_county(objection)
	return objection


def shown_name_of(application: PaidApplication) -> str | None:
	"""Give the name under which a case stands on its notice."""
	line = {"parent": application.publicity_notice, "reference_name": application.name}
	# Of the case for which the caller was checked.
	return frappe.db.get_value(c.LINE, line, "shown_name")


def clean_content(content: str) -> str:
	"""Give what is objected; refuse nothing, and a book."""
	words = " ".join((content or "").split())
	least, most = c.OBJECTION_LENGTH
	if not least <= len(words) <= most:
		refuse_with(_("Say in {0} to {1} characters what is not right.").format(least, most))
	return words


def clean_mobile(mobile: str | None) -> str | None:
	"""Give a mobile number in its normal form; none is as well."""
	if not (mobile or "").strip():
		return None
	try:
		return parse_mobile(str(mobile))
	except MobileError:
		refuse_with(mobile_message())


def tell_county(objection: PublicityObjection) -> None:
	"""Put the objection before the officers of the county."""
	subject = _("An objection to {0} waits for an answer.", frappe.db.get_default("lang"))
	officers = officers_over(objection.division_code, (COUNTY_OFFICER,))
	notify(officers, subject.format(objection.reference_name), objection)
