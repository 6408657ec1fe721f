"""One division of the administrative tree, named by its twelve-digit code."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import add_days, getdate, nowdate

from shequ_weiye.compat import require_permission
from shequ_weiye.constants.levels import COMMUNITY, LEVELS
from shequ_weiye.permissions.area import ancestor_at, area_of, is_division_code, level_of, lineage
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.permissions.remembered import renew_version
from shequ_weiye.permissions.scope import forget_postings_written
from shequ_weiye.territory.services.division_names import full_name_of, search_key_of
from shequ_weiye.territory.services.pinyin import spell
from shequ_weiye.territory.services.successions import (
	CYCLE,
	OTHER_LEVEL,
	SAME_DIVISION,
	SuccessionError,
	check_succession,
)

DOCTYPE = "Administrative Division"


class AdministrativeDivision(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.territory.doctype.division_former_name.division_former_name import DivisionFormerName

		code: DF.Data
		code_system: DF.Data | None
		division_name: DF.Data
		former_names: DF.Table[DivisionFormerName]
		full_name: DF.Data | None
		initials: DF.Data | None
		is_group: DF.Check
		kind: DF.Literal[
			"",
			"District",
			"County",
			"County-Level City",
			"Functional Zone",
			"Subdistrict",
			"Town",
			"Township",
			"Township-Like Area",
			"Residents Committee",
			"Villagers Committee",
			"Residents-Committee-Like Area",
			"Villagers-Committee-Like Area",
		]
		level: DF.Literal["Province", "City", "County", "Street", "Community"]
		parent_administrative_division: DF.Link | None
		pinyin: DF.Data | None
		replaced_by: DF.Link | None
		search_key: DF.Data | None
		valid_from: DF.Date | None
		valid_to: DF.Date | None
	# end: auto-generated types

	def validate(self) -> None:
		self.check_code()
		self.set_place_in_tree()
		self.keep_former_name()
		self.set_names()
		self.check_validity()
		self.check_successor()

	def on_update(self) -> None:
		self.let_merges_count()
		self.rename_below()

	def after_delete(self) -> None:
		self.let_merges_count()

	@frappe.whitelist(methods=["POST"])
	@scoped(Kind.PUBLIC_REFERENCE)
	def merge_into(self, target: str, on_date: str) -> None:
		"""Close this division and let ``target`` take its place from ``on_date`` on.

		Existing records keep this division; whoever is posted to ``target`` sees them from that day on.
		Needs write permission on both. Raises ``frappe.ValidationError`` for a target of another level, for
		a closed one and for a circle.
		"""
		self.check_permission("write")
		self.replaced_by = target
		self.valid_to = add_days(getdate(on_date), -1)
		self.save()

	@frappe.whitelist(methods=["POST"])
	@scoped(Kind.PUBLIC_REFERENCE)
	def rename_division(self, new_name: str) -> None:
		"""Give the division a new name and keep the present one among its former names."""
		self.check_permission("write")
		self.division_name = new_name
		self.save()

	def check_code(self) -> None:
		if not is_division_code(self.code):
			frappe.throw(_("A division code has twelve digits."))

	def set_place_in_tree(self) -> None:
		"""Work out level and parent from the code; a parent that is not stored is refused."""
		self.level = level_of(self.code)
		self.is_group = int(self.level != COMMUNITY)
		above = LEVELS.index(self.level) - 1
		self.parent_administrative_division = ancestor_at(self.code, LEVELS[above]) if above >= 0 else None
		parent = self.parent_administrative_division
		if parent and not frappe.db.exists(DOCTYPE, parent):
			frappe.throw(_("There is no division {0} above {1}.").format(parent, self.code))

	def keep_former_name(self) -> None:
		before = self.get_doc_before_save()
		if before and before.division_name != self.division_name:
			yesterday = add_days(nowdate(), -1)
			self.append("former_names", {"former_name": before.division_name, "valid_to": yesterday})

	def set_names(self) -> None:
		self.division_name = (self.division_name or "").strip()
		self.full_name = full_name_of(self.code, self.names_above() | {self.code: self.division_name})
		self.pinyin, self.initials = spell(self.division_name)
		self.search_key = search_key_of(self.division_name, self.pinyin, self.initials, self.code)

	def names_above(self) -> dict[str, str]:
		codes = list(lineage(self.code)[:-1])
		# Public reference data.
		rows = frappe.get_all(DOCTYPE, filters={"name": ["in", codes]}, fields=["name", "division_name"])
		return {row.name: row.division_name for row in rows}

	def check_validity(self) -> None:
		if self.valid_from and self.valid_to and getdate(self.valid_to) < getdate(self.valid_from):
			frappe.throw(_("A division cannot end before it begins."))

	def check_successor(self) -> None:
		if not self.replaced_by or not self.has_value_changed("replaced_by"):
			return
		if not self.valid_to:
			frappe.throw(_("A division with a successor needs the last day on which it is in use."))
		self.refuse_impossible_successor()
		successor = frappe.get_doc(DOCTYPE, self.replaced_by)
		successor.check_permission("write")
		if successor.valid_to and getdate(successor.valid_to) <= getdate(self.valid_to):
			frappe.throw(_("{0} is closed itself by then.").format(successor.full_name))

	def refuse_impossible_successor(self) -> None:
		messages = {
			SAME_DIVISION: _("A division cannot be merged into itself."),
			OTHER_LEVEL: _("A division can be merged only into another of the same level."),
			CYCLE: _("{0} was itself merged into this division: the merges would form a circle."),
		}
		try:
			check_succession(self.code, self.replaced_by, _successor_of)
		except SuccessionError as error:
			frappe.throw(messages[str(error)].format(self.replaced_by))

	def let_merges_count(self) -> None:
		"""Let postings to a successor open this division from the next request on, or no longer."""
		before = self.get_doc_before_save()
		if self.replaced_by or (before and before.replaced_by):
			renew_version()
			forget_postings_written()

	def rename_below(self) -> None:
		"""Carry a new name into the full names of all divisions below."""
		before = self.get_doc_before_save()
		if not before or before.full_name == self.full_name or self.level == LEVELS[0]:
			return
		area = area_of(self.code)
		# Public reference data; `modified` stays, which tells rows that people edited apart.
		frappe.db.sql(
			"""update `tabAdministrative Division` set full_name = concat(%s, substring(full_name, %s))
			where name between %s and %s and name != %s""",
			(self.full_name, len(before.full_name) + 1, area.low, area.high, self.code),
		)


def _successor_of(code: str) -> str | None:
	return frappe.db.get_value(DOCTYPE, code, "replaced_by")  # public reference data


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.PUBLIC_REFERENCE)
def get_tree_nodes(doctype: str, parent: str = "") -> list[dict[str, object]]:
	"""Give the divisions in use directly below ``parent`` (the provinces, if empty) for the tree view.

	Raises ``frappe.PermissionError`` for users without a right to read divisions.
	"""
	require_permission(DOCTYPE)
	division = frappe.qb.DocType(DOCTYPE)
	above = division.parent_administrative_division
	# Public reference data.
	return (
		frappe.qb.from_(division)
		.select(
			division.name.as_("value"),
			division.division_name.as_("title"),
			division.is_group.as_("expandable"),
		)
		.where(above == parent if parent else above.isnull() | (above == ""))
		.where(division.valid_to.isnull() | (division.valid_to >= nowdate()))
		.where(division.valid_from.isnull() | (division.valid_from <= nowdate()))
		.orderby(division.name)
	).run(as_dict=True)
