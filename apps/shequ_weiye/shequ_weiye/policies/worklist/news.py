"""Tells colleagues what a move means for them; the notice names the case and its stage, never a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.policies.services.case_log import Move, Verb
from shequ_weiye.policies.services.case_verbs import Matter
from shequ_weiye.policies.services.signing import Outcome
from shequ_weiye.policies.worklist.matter import matter_of
from shequ_weiye.territory.services.notices import notify

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.application import Application


def tell(case: Application, move: Move) -> None:
	"""Put a notice before those whom a move concerns."""
	matter = matter_of(case)
	receivers, message = _told(matter, move)
	if receivers:
		lang = frappe.db.get_default("lang")
		subject = _(message, lang).format(case.name, _(matter.state.stage, lang))
		notify(receivers, subject, case, move.reason or None)


def _told(matter: Matter, move: Move) -> tuple[list[str], str]:
	signing = matter.state.signing
	if move.verb is Verb.TRANSFER:
		return [move.person], "{0} was transferred to you: {1}."
	if move.verb is Verb.HAND_OUT:
		return [move.person], "{0} was given to you in turn: {1}."
	if move.verb is Verb.COPY:
		return [move.person], "{0} was sent to you for information: {1}."
	if move.verb is Verb.URGE:
		return sorted({*matter.holders(), *signing.waiting_for()}), "You are urged to deal with {0}: {1}."
	if move.verb is Verb.SIGN and signing.outcome() is not Outcome.WAITING:
		return sorted(matter.holders()), "The signatures for {0} are given: {1}."
	if move.verb is Verb.ADD_SIGNER or move.verb is Verb.SIGN:
		return _next_signers(matter, move), "Your signature is asked for in {0}: {1}."
	return [], ""


def _next_signers(matter: Matter, move: Move) -> list[str]:
	"""Give who may sign now and could not before: whoever was just asked, or stands next in order."""
	waiting = matter.state.signing.waiting_for()
	if move.verb is Verb.ADD_SIGNER:
		return [person for person in waiting if person == move.person]
	return list(waiting) if len(waiting) == 1 else []
