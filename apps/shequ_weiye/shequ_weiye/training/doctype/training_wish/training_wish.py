"""A resident's own wish for training, sent from the public form, until an officer has dealt with it."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.constants import training as t
from shequ_weiye.privacy import vault
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.residents.public_request import PublicRequest
from shequ_weiye.training.services.errors import WishRefused


class TrainingWish(PublicRequest):
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

	# Only the server's handling (training/services/wishes.py) writes these.
	handling_fields = ("status", "resident", "training_need", "reject_reason", "handled_by", "handled_on")
	new_status = t.NEW_WISH
	refusal = WishRefused

	def validate(self) -> None:
		"""Check and complete what the resident wrote."""
		self.restore_handling()
		self.set_name_and_mobile()
		self.set_community()
		self.check_consent()
		self.refuse_second_wish()

	def refuse_second_wish(self) -> None:
		"""Refuse a wish that is already waiting: the same number, community and direction."""
		holders = vault.find("Training Wish", "mobile", number_of(self, "mobile") or "")
		others = [name for name in holders if name != self.name]
		same = {"division": self.division, "direction": self.direction, "status": t.NEW_WISH}
		# The answer tells the sender of the same number only that his own wish is there.
		if others and frappe.db.exists("Training Wish", {**same, "name": ("in", others)}):
			message = _(
				"Your wish for this direction is already with the community. Please wait for the call."
			)
			frappe.throw(message, WishRefused)
