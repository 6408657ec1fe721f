"""What Frappe keeps of a deleted document: that it was deleted, when and by whom; not what it said.

Operators read the table of deleted documents, and nobody else does. Of what they may not open, nothing of the
content stays there: what is deleted is gone but for the backups, as 个人信息保护法 art. 47 asks.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import frappe
from frappe.core.doctype.deleted_document.deleted_document import DeletedDocument

from shequ_weiye.permissions.guards.rows import REFERENCES, protected_doctypes
from shequ_weiye.permissions.registry import SCOPES

if TYPE_CHECKING:
	from typing import Any

STAYS = (
	"doctype",
	"name",
	"owner",
	"creation",
	"modified",
	"modified_by",
	"docstatus",
	"division",
	"division_code",
)


class BareDeletedDocument(DeletedDocument):
	"""Frappe's Deleted Document, which keeps a copy of everything."""

	def db_insert(self, *args: Any, **kwargs: Any) -> None:
		"""Write the row without the content: Frappe calls nothing else when it deletes."""
		leave_content_out(self)
		super().db_insert(*args, **kwargs)


def leave_content_out(deleted: DeletedDocument) -> None:
	"""Take from the copy all that operators may not see, whoever deleted the document."""
	if deleted.deleted_doctype in emptied_doctypes():
		deleted.data = bare(deleted.data)


def emptied_doctypes() -> frozenset[str]:
	"""Name the DocTypes of whose deleted documents nothing is kept: records, and rows about documents."""
	open_to_operators = {doctype for doctype, scope in SCOPES.items() if scope.open_to_operators}
	return frozenset({*protected_doctypes(), *REFERENCES} - open_to_operators)


def bare(data: str | None) -> str:
	"""Give of a deleted document what says which it was and where."""
	content = json.loads(data or "{}")
	return frappe.as_json({field: content[field] for field in STAYS if field in content})
