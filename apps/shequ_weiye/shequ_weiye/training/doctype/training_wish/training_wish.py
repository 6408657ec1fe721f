"""A resident's own wish for training, sent from the public form, until an officer has dealt with it."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document

from shequ_weiye.constants import training as t
from shequ_weiye.constants.levels import COMMUNITY
from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.permissions.area import is_division_code, level_of
from shequ_weiye.permissions.division import refuse_closed, set_division_code
from shequ_weiye.residents.services.messages import mobile_message
from shequ_weiye.residents.services.mobile import MobileError, parse_mobile
from shequ_weiye.territory.services.notices import notify, officers_over
from shequ_weiye.training.services.errors import WishRefused

GUEST = "Guest"
# Only the server's handling (training/services/wishes.py) writes these.
HANDLING_FIELDS = ("status", "resident", "training_need", "reject_reason", "handled_by", "handled_on")


class TrainingWish(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		consent: DF.Check
		direction: DF.Literal[
			"",
			"Household Services",
			"Health and Elderly Care",
			"Online Delivery",
			"Live-stream Sales",
			"Handicraft",
			"Cooking",
			"Construction Trades",
			"Manufacturing",
			"New Occupations",
			"Starting a Business",
			"Other Direction",
		]
		division: DF.Link
		division_code: DF.Data | None
		full_name: DF.Data
		handled_by: DF.Link | None
		handled_on: DF.Date | None
		mobile: DF.Data
		prefers_daytime: DF.Check
		prefers_evening: DF.Check
		prefers_weekend: DF.Check
		reject_reason: DF.SmallText | None
		resident: DF.Link | None
		skill_level: DF.Literal[
			"",
			"No Certificate",
			"Special Vocational Ability",
			"Grade Five",
			"Grade Four",
			"Grade Three",
			"Grade Two",
			"Grade One",
		]
		status: DF.Literal["Awaiting Answer", "Converted", "Rejected"]
		training_need: DF.Link | None
		wish_note: DF.SmallText | None
	# end: auto-generated types
	"""A wish is new until it becomes a training need or is rejected."""

	def validate(self) -> None:
		"""Check and complete what the resident wrote."""
		self.restore_handling()
		self.set_name_and_mobile()
		self.set_community()
		self.check_consent()
		self.refuse_second_wish()

	def after_insert(self) -> None:
		"""Tell the community that somebody waits for an answer."""
		subject = _("Training wish {0} came in from the public form.").format(self.name)
		notify(officers_over(self.division_code, (COMMUNITY_OFFICER,)), subject, self)

	def restore_handling(self) -> None:
		"""Drop what a client wrote into fields that only the handling writes."""
		if self.flags.handling:
			return
		before = self.get_doc_before_save()
		for field in HANDLING_FIELDS:
			self.set(field, before.get(field) if before else None)
		self.status = self.status or t.NEW_WISH

	def set_name_and_mobile(self) -> None:
		"""Bring name and mobile number into their normal form."""
		self.full_name = " ".join((self.full_name or "").split())
		try:
			self.mobile = parse_mobile(self.mobile)
		except MobileError:
			frappe.throw(mobile_message(), WishRefused)

	def set_community(self) -> None:
		"""Take a wish for any community in use from the public form; officers write in their own area."""
		if not is_division_code(self.division) or level_of(self.division) != COMMUNITY:
			frappe.throw(_("Choose the community in which you live."), WishRefused)
		if frappe.session.user != GUEST:
			set_division_code(self)
			return
		refuse_closed(self.division)
		self.division_code = self.division

	def check_consent(self) -> None:
		"""Keep personal details only with the person's consent (个人信息保护法 art. 13)."""
		if not self.consent:
			frappe.throw(
				_("Please agree that the station keeps your details, or visit it in person."), WishRefused
			)

	def refuse_second_wish(self) -> None:
		"""Refuse a wish that is already waiting: the same number, community and direction."""
		same = {"mobile": self.mobile, "division": self.division, "direction": self.direction}
		# The answer tells the sender of the same number only that his own wish is there.
		if frappe.db.exists("Training Wish", {**same, "status": t.NEW_WISH, "name": ["!=", self.name or ""]}):
			message = _(
				"Your wish for this direction is already with the community. Please wait for the call."
			)
			frappe.throw(message, WishRefused)
