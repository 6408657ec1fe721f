"""Lets administrators add fields and make forms stricter, and keeps the shipped rules of a form in place.

A shipped field that is hidden, locked or filled in by the server keeps all but its wording. Fields are
checked wherever they come in: by Customize Form, as Custom Field and as Property Setter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import frappe
from frappe import _
from frappe.custom.doctype.customize_form.customize_form import CustomizeForm

from shequ_weiye.constants.reshaping import (
	DOCTYPE_PROPERTIES,
	EXPRESSIONS,
	FIELD_PROPERTIES,
	FIELD_TYPES,
	STRICTER_ONLY,
	UNSAFE_PROPERTIES,
	WORDING,
)
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import SCOPES, Kind
from shequ_weiye.reshaping.messages import finding_message, refuse
from shequ_weiye.reshaping.services.expressions import check_expression
from shequ_weiye.reshaping.shapeable import fields_of, is_frappes_own, require_shapeable

if TYPE_CHECKING:
	from frappe.model.document import Document


class ShapedForm(CustomizeForm):
	"""Frappe's Customize Form, which writes changed fields past the checks of Custom Field."""

	@frappe.whitelist(methods=["POST"])
	@scoped(Kind.SYSTEM)
	def save_customization(self) -> None:
		"""Check the added fields, then save as Frappe does; what is changed of shipped ones is checked there."""
		if self.doc_type and is_checked(self.doc_type):
			require_shapeable(self.doc_type, tables=True)
			added = [field for field in self.fields if field.is_custom_field]
			refuse(
				(message for field in added for message in faults_of_field(self.doc_type, field)), _title()
			)
			refuse(self.faults_of_actions(), _title())
		super().save_customization()

	def faults_of_actions(self) -> Iterator[str]:
		"""A button of a form calls code."""
		if any(not frappe.db.exists("DocType Action", row.name) for row in self.actions):
			yield _("Buttons cannot be added to a form here.")


def check_custom_field(field: Document, method: str | None = None) -> None:
	"""Refuse an added field that carries code or opens records (``doc_events``)."""
	if is_checked(field.dt):
		require_shapeable(field.dt, tables=True)
		refuse(faults_of_field(field.dt, field), _title())


def check_property(setter: Document, method: str | None = None) -> None:
	"""Refuse the change of a shipped rule (``doc_events``)."""
	if not setter.flags.made_by_the_app and is_checked(setter.doc_type):
		require_shapeable(setter.doc_type, tables=True)
		refuse(faults_of_property(setter), _title())


def is_checked(doctype: str) -> bool:
	"""Answer whether the rules hold: not for Frappe's own forms, nor while a release brings in its fields."""
	bringing_in = any(frappe.flags.get(flag) for flag in ("in_install", "in_migrate", "in_patch"))
	return not bringing_in and not is_frappes_own(doctype)


# --- added fields


def faults_of_field(doctype: str, field: Document) -> Iterator[str]:
	"""Name all that is wrong with an added field."""
	label = field.label or field.fieldname or field.fieldtype
	if field.fieldtype not in FIELD_TYPES:
		yield _("{0}: a field of type {1} cannot be added here.").format(label, _(field.fieldtype))
	if field.fieldtype == "Link" and not _is_open_to_all(field.options):
		yield _("{0}: a link may lead to public reference data only, not to {1}.").format(
			label, _(field.options or "")
		)
	for name in UNSAFE_PROPERTIES:
		if field.get(name):
			yield _("{0}: {1} cannot be set here.").format(label, _label_of_property(name))
	yield from _faults_of_expressions(doctype, field, label)
	if _is_missing_in_old_records(doctype, field):
		yield _(
			"{0}: there are records already that lack this field. A mandatory field needs a default value."
		).format(label)


def _is_open_to_all(doctype: str | None) -> bool:
	scope = SCOPES.get(doctype or "")
	return scope is not None and scope.kind is Kind.PUBLIC_REFERENCE


def _faults_of_expressions(doctype: str, field: Document, label: str) -> Iterator[str]:
	fields = fields_of(doctype) | {field.fieldname}
	for name in sorted(EXPRESSIONS):
		text = (field.get(name) or "").strip()
		finding = check_expression(text, fields) if text else None
		if finding:
			yield finding_message(f"{label} · {_label_of_property(name)}", finding)


def _is_missing_in_old_records(doctype: str, field: Document) -> bool:
	if not field.reqd or field.default or frappe.get_meta(doctype).has_field(field.fieldname):
		return False
	return frappe.db.count(doctype) > 0  # whether there is any record at all; none is shown


# --- shipped fields


def faults_of_property(setter: Document) -> Iterator[str]:
	"""Name what is wrong with the change of a property; those of an added field are checked with it."""
	if setter.doctype_or_field == "DocType" and setter.property not in DOCTYPE_PROPERTIES:
		yield _("{0} of {1} cannot be changed.").format(
			_label_of_property(setter.property), _(setter.doc_type)
		)
	shipped = shipped_field(setter.doc_type, setter.field_name)
	if setter.doctype_or_field == "DocField" and shipped:
		yield from _faults_of_shipped_field(setter, shipped)


def _faults_of_shipped_field(setter: Document, shipped: frappe._dict) -> Iterator[str]:
	label, named = _(shipped.label or shipped.fieldname), _label_of_property(setter.property)
	if setter.property not in (WORDING if is_sealed(shipped) else FIELD_PROPERTIES):
		yield _("{0}: {1} belongs to the rules of the form and cannot be changed.").format(label, named)
	elif setter.property in STRICTER_ONLY and shipped.get(setter.property) and not _is_set(setter.value):
		yield _("{0}: {1} belongs to the rules of the form and cannot be taken away.").format(label, named)
	elif setter.property in EXPRESSIONS and setter.value:
		finding = check_expression(setter.value, fields_of(setter.doc_type))
		if finding:
			yield finding_message(f"{label} · {named}", finding)


def shipped_field(doctype: str, fieldname: str | None) -> frappe._dict | None:
	"""Give a field as the app ships it, whatever was changed of it since."""
	found = ["fieldname", "label", "fieldtype", "reqd", "hidden", "read_only", "permlevel"]
	# The form's own definition, not a record.
	return frappe.db.get_value("DocField", {"parent": doctype, "fieldname": fieldname}, found, as_dict=True)


def is_sealed(field: Any) -> bool:
	"""Answer whether people do not fill in the field: it is hidden, locked, or written by the server."""
	return bool(field.hidden or field.read_only or field.permlevel or field.fieldtype == "Password")


def _is_set(value: str | None) -> bool:
	return str(value or "0") not in ("0", "")


def _label_of_property(name: str) -> str:
	meta = frappe.get_meta("DocField")
	return _(meta.get_label(name)) if meta.has_field(name) else _(frappe.unscrub(name))


def _title() -> str:
	return _("Check the Form")
