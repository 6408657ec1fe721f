"""The base of every document with sealed fields: what is written to its row is a mask, always."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import frappe
from frappe import _
from frappe.model.document import Document

from shequ_weiye.constants.privacy import CHANGED
from shequ_weiye.privacy import access_log, vault
from shequ_weiye.privacy.cipher import Place
from shequ_weiye.privacy.fields import SEALED, Sealed
from shequ_weiye.privacy.mask import is_masked, mask

Entered = dict[str, str]


class SealedFields(Document):
	"""Seals numbers at the last moment before a row is written, whichever way the document came there.

	Until then a number that was entered stands in its field, to be checked by the controller; one that was
	not touched is its mask. After the write, and for everybody who reads, the field is the mask.
	"""

	def db_insert(self, *args: Any, **kwargs: Any) -> None:
		"""Write the row, masked, and seal its numbers."""
		with _sealing(self):
			super().db_insert(*args, **kwargs)

	def db_update(self) -> None:
		"""Write the row, masked, and seal its numbers."""
		with _sealing(self):
			super().db_update()

	def after_delete(self) -> None:
		"""Destroy the numbers of a record that is gone."""
		vault.forget(self.doctype, self.name)

	def before_rename(self, old: str, new: str, merge: bool = False) -> None:
		"""Refuse another name: the seals hold for this one."""
		frappe.throw(_("{0} cannot be renamed.").format(_(self.doctype)))


def number_of(doc: Document, field: str) -> str | None:
	"""Give the full number of a field, as entered, copied or sealed; only for what the server itself checks."""
	value, declared = doc.get(field), SEALED[doc.doctype][field]
	if not is_masked(value):
		return value
	own = None if doc.is_new() else vault.read(Place(doc.doctype, doc.name, field))
	return own if own and mask(own, declared.kind) == value else _copied(doc, value, declared)


@contextmanager
def _sealing(doc: Document) -> Iterator[None]:
	"""Mask the fields while the row is written, then seal what was entered; a failure puts it back."""
	if doc.flags.is_being_sealed:  # Frappe writes a row again when its name was taken
		yield
		return
	shown = {field: doc.get(field) for field in SEALED[doc.doctype]}
	stored = _stored(doc)
	entered = _entered(doc, stored)
	doc.flags.is_being_sealed = True
	try:
		doc.update({field: mask(value, SEALED[doc.doctype][field].kind) for field, value in entered.items()})
		yield
		_keep(doc, entered, stored)
	except Exception:
		doc.update(shown)
		raise
	finally:
		doc.flags.is_being_sealed = False


def _stored(doc: Document) -> Document | frappe._dict:
	"""Give the masks of the row that is being written, and what its numbers must be unique within."""
	if doc.is_new():
		return frappe._dict()
	declared = SEALED[doc.doctype].items()
	fields = [each for field, sealed in declared for each in (field, sealed.within) if each]
	before = doc.get_doc_before_save()
	if before and all(before.get(field) == doc.get(field) for field in fields):
		return before  # nothing to seal, as in most saves: no need to ask the database again
	# The very row that is being written.
	return frappe.db.get_value(doc.doctype, doc.name, fields, as_dict=True) or frappe._dict()


def _entered(doc: Document, stored: Document | frappe._dict) -> Entered:
	"""Give the numbers to seal: typed in, copied from a linked record, or moved to another surrounding."""
	entered = {}
	for field, declared in SEALED[doc.doctype].items():
		value = doc.get(field)
		if not value:
			continue
		if not is_masked(value):
			entered[field] = value
		elif value != stored.get(field):
			entered[field] = _copied(doc, value, declared) or _refuse_mask(doc, field)
		elif declared.within and doc.get(declared.within) != stored.get(declared.within):
			entered[field] = vault.read(Place(doc.doctype, doc.name, field))
	return entered


def _copied(doc: Document, value: str, declared: Sealed) -> str | None:
	"""Give the number of the linked record whose mask was taken over, if the user may read that record."""
	if not declared.copied_from:
		return None
	link, field = declared.copied_from
	doctype, name = doc.meta.get_field(link).options, doc.get(link)
	if not name or not frappe.has_permission(doctype, "read", doc=name):
		return None
	# The user may read the record, as just checked.
	is_its_mask = frappe.db.get_value(doctype, name, field) == value
	return vault.read(Place(doctype, name, field)) if is_its_mask else None


def _refuse_mask(doc: Document, field: str) -> str:
	label = _(doc.meta.get_label(field))
	return frappe.throw(
		_("{0}: this is not the stored number. Enter the whole number, without asterisks.").format(label)
	)


def _keep(doc: Document, entered: Entered, stored: Document | frappe._dict) -> None:
	for field in SEALED[doc.doctype]:
		place = Place(doc.doctype, doc.name, field)
		if field in entered:
			_keep_one(doc, place, entered[field])
		elif stored.get(field) and not doc.get(field):
			vault.forget(*place)
			access_log.write(CHANGED, doc, field)


def _keep_one(doc: Document, place: Place, plain: str) -> None:
	within = SEALED[place.doctype][place.field].within
	try:
		is_changed = vault.keep(place, plain, str(doc.get(within)) if within else "")
	except Exception as error:
		if frappe.db.is_unique_key_violation(error):
			doc.show_unique_validation_message(error)
		raise
	if is_changed:
		# The new mask may look like the old one; that somebody changed the number shows here.
		access_log.write(CHANGED, doc, place.field)
