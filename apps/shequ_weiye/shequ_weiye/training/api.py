"""What the desk's forms ask of training."""

from __future__ import annotations

from typing import Any

import frappe

from shequ_weiye.constants import training as t
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.document import check_access, writable
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.training.services import wishes
from shequ_weiye.training.services.candidates import waiting_needs


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def enrol(training_class: str, needs: str | list[str]) -> int:
	"""Enter training needs in a class; give the number of participants.

	All or none: a need that cannot be entered stops the whole. Raises ``PermissionError`` for a class that
	the user may not write.
	"""
	document = writable("Training Class", training_class)
	for need in frappe.parse_json(needs):
		document.append("enrolments", {"training_need": str(need)})
	document.save()
	return document.enrolled


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def candidates(training_class: str) -> list[dict[str, Any]]:
	"""Give the needs that wait for a class like this one, the best fitting first."""
	return waiting_needs(writable("Training Class", training_class))


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def open_classes(need: str) -> list[dict[str, Any]]:
	"""Give the classes in the user's area in which a need can be entered."""
	check_access("Training Need", need, "read")
	return frappe.get_list(
		"Training Class",
		filters={"status": ["in", [t.OPEN, t.RUNNING]]},
		fields=["name", "class_title", "starts_on", "place", "session_kind", "enrolled", "quorum_max"],
		order_by="starts_on asc",
		limit_page_length=50,
	)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def convert_wish(wish: str, resident: str, skill_level: str, willingness: str) -> str:
	"""Turn a wish into a training need of the resident whom the officer recognised; give its number."""
	document = writable("Training Wish", wish)
	return wishes.convert(document, resident, {"skill_level": skill_level, "willingness": willingness}).name


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def reject_wish(wish: str, reason: str) -> None:
	"""Reject a wish with a reason."""
	wishes.reject(writable("Training Wish", wish), reason)
