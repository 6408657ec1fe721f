"""The base of what residents send from a public form until an officer has dealt with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import frappe
from frappe import _

from shequ_weiye.constants.levels import COMMUNITY
from shequ_weiye.permissions.area import is_division_code, level_of
from shequ_weiye.permissions.division import refuse_closed, set_division_code
from shequ_weiye.privacy.mask import is_masked
from shequ_weiye.privacy.messages import mobile_message
from shequ_weiye.privacy.mobile import MobileError, parse_mobile
from shequ_weiye.privacy.sealing import SealedFields

if TYPE_CHECKING:
	from typing import Any

GUEST = "Guest"


class PublicRequest(SealedFields):
	"""A request with name, mobile, community and consent; the server alone writes how it was handled.

	A subclass declares its fields of handling, the ``status`` first, and its refusal.
	"""

	handling_fields: ClassVar[tuple[str, ...]]
	new_status: ClassVar[str]
	refusal: ClassVar[type[frappe.ValidationError]]

	def restore_handling(self) -> None:
		"""Drop what a client wrote into fields that only the handling writes."""
		if self.flags.handling:
			return
		before = self.get_doc_before_save()
		for field in self.handling_fields:
			self.set(field, before.get(field) if before else None)
		self.status = self.status or self.new_status

	def set_name_and_mobile(self) -> None:
		"""Bring name and mobile number into their normal form."""
		self.full_name = " ".join((self.full_name or "").split())
		if is_masked(self.mobile):
			return
		try:
			self.mobile = parse_mobile(self.mobile)
		except MobileError:
			frappe.throw(mobile_message(), self.refusal)

	def set_community(self) -> None:
		"""Take a request for any community in use from the public form; officers write in their own area."""
		if not is_division_code(self.division) or level_of(self.division) != COMMUNITY:
			frappe.throw(_("Choose the community in which you live."), self.refusal)
		if frappe.session.user != GUEST:
			set_division_code(self)
			return
		refuse_closed(self.division)
		self.division_code = self.division

	def check_consent(self) -> None:
		"""Keep personal details only with the person's consent (个人信息保护法 art. 13)."""
		if not self.consent:
			message = _("Please agree that the station keeps your details, or visit it in person.")
			frappe.throw(message, self.refusal)

	def handled(self, status: str, values: dict[str, Any]) -> None:
		"""Write down how the request was dealt with, by whom and when."""
		self.flags.handling = True
		self.update({"status": status, "handled_by": frappe.session.user})
		self.update({"handled_on": frappe.utils.nowdate(), **values})
		self.save()
