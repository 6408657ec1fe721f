"""Records of this module for tests and demonstrations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe

from shequ_weiye.constants.assistance import GUIDANCE, KINDS
from shequ_weiye.residents.factories import make_resident

if TYPE_CHECKING:
	from shequ_weiye.assistance.doctype.assistance_record.assistance_record import AssistanceRecord
	from shequ_weiye.assistance.doctype.service_contact.service_contact import ServiceContact


def make_assistance_record(**overrides: Any) -> AssistanceRecord:
	"""Open a record for a resident (a new one by default)."""
	values = {"resident": overrides.get("resident") or make_resident().name}
	return frappe.get_doc({"doctype": "Assistance Record", **values, **overrides}).insert()


def make_contact(record: AssistanceRecord | None = None, **overrides: Any) -> ServiceContact:
	"""Enter a service contact for the resident of ``record`` (a new one by default)."""
	record = record or make_assistance_record()
	values = {"resident": record.resident, "kind": GUIDANCE}
	# Distinct, for the same content counts once.
	number = KINDS.index(overrides.get("kind", GUIDANCE)) + 1
	values["content"] = f"示例内容 {number} {overrides.get('contacted_on', '')}"
	return frappe.get_doc({"doctype": "Service Contact", **values, **overrides}).insert()
