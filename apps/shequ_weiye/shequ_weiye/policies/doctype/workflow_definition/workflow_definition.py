"""A workflow as it was when the first case began under it; the cases that go by it link here."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.utils import now_datetime

from shequ_weiye.policies.definitions import definition_of
from shequ_weiye.policies.services.definitions import name_of_text
from shequ_weiye.privacy.append_only import AppendOnly


class WorkflowDefinition(AppendOnly):
	"""One definition, named by its content. Only ``policies/definitions.py`` writes it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		content: DF.Code
		document_type: DF.Link
		title: DF.Data | None
	# end: auto-generated types

	def autoname(self) -> None:
		"""Name the definition by its content."""
		self.name = name_of_text(self.content)

	def before_insert(self) -> None:
		"""Say in words which workflow this is, and since when."""
		super().before_insert()
		lang = frappe.db.get_default("lang")
		self.title = f"{_(self.document_type, lang)} · {now_datetime():%Y-%m-%d %H:%M}"

	def onload(self) -> None:
		"""Tell the form whether new cases go by it."""
		self.set_onload("is_in_use", definition_of(self.document_type, None).name == self.name)

	def refusal(self) -> str:
		"""Say that a definition stays as it is."""
		return _("Cases began under this workflow, so it stays as it is. Change the workflow instead.")
