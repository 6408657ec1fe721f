"""What officers do with residents' wishes for training."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.constants.residents import NOTICES
from shequ_weiye.privacy import vault
from shequ_weiye.privacy.cipher import Place
from shequ_weiye.residents.services.consents import take_over_consent
from shequ_weiye.training.services.errors import WishRefused

if TYPE_CHECKING:
	from shequ_weiye.training.doctype.training_need.training_need import TrainingNeed
	from shequ_weiye.training.doctype.training_wish.training_wish import TrainingWish

# What the sender of a wish is told on the page for progress; shown translated.
PUBLIC_STAGES: dict[str, str] = {
	t.NEW_WISH: "Received, the community will call you",
	t.REJECTED: "Closed, please ask your community for the reason",
	t.COLLECTED: "Registered as a training need, being checked",
	t.VERIFIED: "Checked, waiting for a suitable class",
	t.OFFERED: "A class is arranged, the community will tell you time and place",
	t.TRAINED: "Training completed",
	t.CLOSED: "Completed",
	t.WITHDRAWN: "Withdrawn",
}

COPIED = ("direction", "prefers_daytime", "prefers_evening", "prefers_weekend")


def convert(wish: TrainingWish, resident: str, values: dict[str, Any]) -> TrainingNeed:
	"""Make a training need of ``resident`` from a new wish; the officer has confirmed who it is.

	``values`` holds what the officer asked: skill level and willingness. Raises :class:`WishRefused` for a
	wish that is dealt with, and whatever the need refuses.
	"""
	_refuse_handled(wish)
	need = frappe.new_doc("Training Need")
	need.update({field: wish.get(field) for field in COPIED})
	need.update({"wanted_content": wish.wish_note, "source": t.ONLINE_WISH, "resident": resident})
	need.update({"collected_on": min(getdate(wish.creation), getdate(nowdate()))})
	need.update({field: values.get(field) for field in ("skill_level", "willingness")})
	need.flags.training_wish = wish.name
	need.insert()
	take_over_consent(wish, resident, NOTICES)
	wish.handled(t.CONVERTED, {"resident": resident, "training_need": need.name})
	return need


def reject(wish: TrainingWish, reason: str) -> None:
	"""Reject a new wish. Raises :class:`WishRefused` without a reason or for a wish that is dealt with."""
	_refuse_handled(wish)
	if not reason.strip():
		frappe.throw(_("Write the reason: the resident has a right to know it."), WishRefused)
	wish.handled(t.REJECTED, {"reject_reason": reason.strip()})


def _refuse_handled(wish: TrainingWish) -> None:
	if wish.status != t.NEW_WISH:
		frappe.throw(_("This wish has been dealt with already: {0}.").format(_(wish.status)), WishRefused)


def stage_of(number: str, mobile: str) -> str | None:
	"""Give the stage of a wish in words for the public, if the mobile is the one given with it."""
	# Open to whoever knows number and mobile; only the stage is told.
	if not vault.holds(Place("Training Wish", number, "mobile"), mobile):
		return None
	wish = frappe.db.get_value("Training Wish", number, ["status", "training_need"], as_dict=True)
	if wish.status == t.CONVERTED:
		return PUBLIC_STAGES.get(frappe.db.get_value("Training Need", wish.training_need, "workflow_state"))
	return PUBLIC_STAGES[wish.status]
