"""Keeps the words of notifications to which record it is and where it stands.

Whom they reach, and by which channel, is decided in ``territory/area_notification.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from frappe import _

from shequ_weiye.constants.reshaping import NOTICE_FIELDS
from shequ_weiye.reshaping.messages import finding_message, refuse
from shequ_weiye.reshaping.services.expressions import check_condition, check_template
from shequ_weiye.reshaping.shapeable import fields_of, is_frappes_own, require_shapeable

if TYPE_CHECKING:
	from frappe.model.document import Document


def check_notification(notification: Document, method: str | None = None) -> None:
	"""Refuse code, personal data and mail addresses in a notification that the app does not ship."""
	if not notification.is_standard and not is_frappes_own(notification.document_type):
		require_shapeable(notification.document_type)
		refuse(faults_of(notification), _("Check the Notification"))


def faults_of(notification: Document) -> Iterator[str]:
	"""Name all that is wrong with a notification."""
	yield from _faults_of_words(notification)
	yield from _faults_of_conditions(notification)
	if any(row.cc or row.bcc for row in notification.recipients):
		yield _("Recipients are officers, by role or by a field of the record. Leave the copies empty.")


def _faults_of_words(notification: Document) -> Iterator[str]:
	for field in ("subject", "message"):
		finding = check_template(notification.get(field) or "", NOTICE_FIELDS)
		if finding:
			yield finding_message(_(notification.meta.get_label(field)), finding)
			allowed = "、".join(f"doc.{name}" for name in sorted(NOTICE_FIELDS))
			yield _(
				"A notification names no person. It may say: {0}. The rest is read in the record."
			).format(allowed)


def _faults_of_conditions(notification: Document) -> Iterator[str]:
	fields = fields_of(notification.document_type)
	for row in (notification, *notification.recipients):
		text = (row.condition or "").strip()
		finding = check_condition(text, fields) if text else None
		if finding:
			yield finding_message(_(row.meta.get_label("condition")), finding)
