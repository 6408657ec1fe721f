"""How long one kind of record is kept, and what happens to it then."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document

from shequ_weiye.constants.retention import KINDS
from shequ_weiye.territory.services.retention_rules import allowed_actions, shipped_values


class RetentionRule(Document):
	"""One row of the table; the kinds and their floors are shipped, see ``constants/retention.py``."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		action: DF.Literal["Keep", "Anonymise", "Delete"]
		counted_from: DF.Data | None
		document_type: DF.Link
		kind: DF.Data
		least_months: DF.Int
		months: DF.Int
		source: DF.SmallText | None
		title: DF.Data | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Check the change."""
		self.refuse_other_kind()
		self.update(shipped_values(self.kind))
		self.refuse_other_action()
		self.refuse_below_floor()

	def on_trash(self) -> None:
		"""The table stays complete."""
		frappe.throw(_("A keeping period is not deleted. Choose to keep the records instead."))

	def refuse_other_kind(self) -> None:
		"""The kinds are made by the system."""
		if self.kind not in KINDS:
			frappe.throw(_("Kinds of records are shipped with the system. Change one of those in the list."))

	def refuse_other_action(self) -> None:
		"""What must be kept for inspection is kept, and what is counted is not deleted."""
		allowed = allowed_actions(KINDS[self.kind])
		if self.action not in allowed:
			words = _(" or ").join(_(action) for action in sorted(allowed))
			frappe.throw(_("{0}: the only choice here is {1}.").format(self.title, words))

	def refuse_below_floor(self) -> None:
		"""Nothing goes earlier than shipped."""
		if self.months < self.least_months:
			message = _("{0} are kept for at least {1} months.")
			frappe.throw(message.format(self.title, self.least_months))
