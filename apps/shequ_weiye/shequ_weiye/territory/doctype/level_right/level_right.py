"""What a role may do at a level with the records of its area: the table that row scope asks."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document

from shequ_weiye.constants.level_rights import ADMINISTERED, READ, RIGHTS, WRITE
from shequ_weiye.constants.roles import WEIYE_ADMINISTRATOR
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.permissions.remembered import renew_version
from shequ_weiye.permissions.rights import field_of
from shequ_weiye.permissions.scope import forget_postings_written
from shequ_weiye.territory.services import level_rights

KEY = ("document_type", "role", "level")


class LevelRight(Document):
	"""A cell of the table: one role at one level, one DocType."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		document_type: DF.Link
		is_changed: DF.Check
		level: DF.Literal["Province", "City", "County", "Street", "Community"]
		may_aggregate: DF.Check
		may_create: DF.Check
		may_delete: DF.Check
		may_export: DF.Check
		may_import: DF.Check
		may_print: DF.Check
		may_read: DF.Check
		may_write: DF.Check
		role: DF.Literal[
			"Community Officer",
			"Street Officer",
			"County Officer",
			"County Finance Officer",
			"City Officer",
			"Province Officer",
			"Weiye Administrator",
			"Weiye Auditor",
		]
		title: DF.Data | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Check the change and mark it."""
		self.refuse_other_cell()
		self.refuse_locking_out()
		self.refuse_opening_records_to_administrators()
		self.mark_change()

	def on_update(self) -> None:
		"""Let the change count, in Frappe's own check too."""
		renew_version()
		forget_postings_written()
		level_rights.widen_frappe_permissions(self.document_type, self.role, self.rights())

	def on_trash(self) -> None:
		"""Refuse: what a role may no longer do is unticked, and counts at once in all workers."""
		frappe.throw(_("A right is not deleted. Untick what the role may no longer do."))

	def rights(self) -> frozenset[str]:
		"""Give the rights that are ticked."""
		return frozenset(right for right in RIGHTS if self.get(field_of(right)))

	def refuse_other_cell(self) -> None:
		"""The cells are made by the system; only their ticks change."""
		if not self.is_new() and any(self.has_value_changed(field) for field in KEY):
			frappe.throw(_("Role, level and document type of a right cannot be changed."))

	def refuse_locking_out(self) -> None:
		"""Administrators cannot take this table away from themselves."""
		own = (self.document_type, self.role) == ("Level Right", WEIYE_ADMINISTRATOR)
		if own and not {READ, WRITE} <= self.rights():
			frappe.throw(_("Without these rights nobody could change rights any more. Leave them ticked."))

	def refuse_opening_records_to_administrators(self) -> None:
		"""Whoever writes this table, and reshapes forms and workflows, gives their own role no sight of records."""
		if self.role == WEIYE_ADMINISTRATOR and self.document_type not in ADMINISTERED and self.rights():
			message = _(
				"Administrators shape the work and see no record of it: their role gets no right on {0}. "
				"Let an officer do that work."
			)
			frappe.throw(message.format(_(self.document_type)))

	def mark_change(self) -> None:
		"""Note whether the cell differs from what was shipped; those that do are kept by the next release."""
		shipped = level_rights.shipped(self.document_type, self.role)
		self.is_changed = int(self.rights() != shipped)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.PUBLIC_REFERENCE)
def restore_shipped() -> int:
	"""Put back all rights as they were shipped; give how many cells had differed.

	Raises ``PermissionError`` for whoever may not write every cell.
	"""
	changed = frappe.get_all("Level Right", filters={"is_changed": 1}, pluck="name")  # each is checked below
	for name in changed or frappe.get_all("Level Right", pluck="name", limit=1):
		frappe.get_doc("Level Right", name).check_permission("write")
	level_rights.restore(changed)
	return len(changed)
