"""What a case goes by: the workflow of its kind as it was when the case was handed in.

Until then a case follows the workflow of today, and so does a record that is at rest between two rounds. With its
first step the case keeps the definition by which the step was taken, until it ends; whoever changes the workflow
changes it for the cases to come. Everything that says what may be done next asks :func:`definition_of`.
"""

from __future__ import annotations

from functools import lru_cache

import frappe
from frappe import _
from frappe.model.workflow import get_workflow_name

from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.policies.services.definitions import (
	Definition,
	definition_from,
	definition_of_text,
	name_of_text,
)

DEFINITION = "Workflow Definition"
# The field of a case, and of its task, that names the definition that it keeps.
DEFINITION_FIELD = "workflow_definition"


def definition_of(doctype: str, kept: str | None) -> Definition:
	"""Give what a case goes by that keeps the definition ``kept``, or none yet.

	An empty one where the workflow was taken out of use: then nothing moves.
	"""
	workflow = get_workflow_name(doctype)
	if not workflow:
		return Definition(doctype)
	return _kept(frappe.local.site, kept) if kept else _in_use(workflow)


def keep(definition: Definition) -> str:
	"""Write a definition down, if that is not done yet; give its name."""
	# Whether it is there; it holds nothing of a place or person.
	if not frappe.db.exists(DEFINITION, definition.name):
		document = frappe.new_doc(DEFINITION)
		document.update({"document_type": definition.document_type, "content": definition.content})
		document.flags.is_written_by_server = True
		# Nobody has the right to write definitions. Of two cases at once the second finds the first one's.
		document.insert(ignore_permissions=True, ignore_if_duplicate=True)  # nosemgrep
	return definition.name


def _in_use(workflow: str) -> Definition:
	stored = frappe.get_cached_doc("Workflow", workflow)
	return definition_from(stored.document_type, stored.states, stored.transitions)


@lru_cache(maxsize=512)
def _kept(site: str, name: str) -> Definition:
	"""Give a definition that is kept; what has its name never changes, so that a process reads it once."""
	content = frappe.get_cached_doc(DEFINITION, name).content
	if name_of_text(content) != name:
		message = _("The workflow that this case began under was altered. Ask the operator to restore it.")
		frappe.throw(message, ApprovalRefused)
	return definition_of_text(content)
