"""Who may do what to a case beside the steps of its workflow; pure, without Frappe.

Whose turn it is follows from the stage: whoever holds its role by a posting over the case and is barred by
neither own case nor four eyes. One of them may claim a case, or get it by transfer or in turn; from then on it
is his, and theirs who hold the role there as deputies (代理任职), so that an absence leaves nothing lying. An
assignment counts only as long as its holder could act: nobody who left keeps a case from the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from shequ_weiye.policies.services.approval_rules import (
	ApprovalError,
	Case,
	Refusal,
	Rules,
	Way,
	check_person,
)
from shequ_weiye.policies.services.case_log import Move, State, Verb
from shequ_weiye.policies.services.signing import Outcome

# Whatever takes a case out of its usual course is explained.
EXPLAINED: frozenset[Verb] = frozenset(Verb) - {Verb.STEP, Verb.CLAIM, Verb.HAND_OUT, Verb.SIGN}


@dataclass(frozen=True)
class Office:
	"""Who holds which role by a posting over the case today, and who of them stands in for others."""

	holders: Mapping[str, frozenset[str]]
	acting: Mapping[str, frozenset[str]]

	def everybody(self) -> frozenset[str]:
		"""Give all who have to do with the case."""
		return frozenset(person for people in self.holders.values() for person in people)


@dataclass(frozen=True)
class Matter:
	"""A case at this moment, with all that the rules ask: ``turns`` names the role of each stage."""

	rules: Rules
	case: Case
	state: State
	office: Office
	turns: Mapping[str, str]

	@property
	def role(self) -> str:
		"""The role whose turn it is."""
		return self.turns.get(self.state.stage, "")

	def pool(self) -> frozenset[str]:
		"""Give those who could take the next step if nobody had claimed the case."""
		people = self.office.holders.get(self.role, frozenset())
		return frozenset(person for person in people if self.could_act(person))

	def holders(self) -> frozenset[str]:
		"""Give those who may take the next step."""
		return frozenset(person for person in self.pool() if self.may_act(person))

	def could_act(self, person: str) -> bool:
		"""Answer whether a person holds the role of the stage, is barred by nothing and is not asked to sign."""
		return (
			person in self.office.holders.get(self.role, frozenset())
			and person not in self.state.signing.signers
			and _is_free(self.rules, self.case, person)
		)

	def may_act(self, person: str) -> bool:
		"""Answer whether a person may take the next step: an assignment keeps others out but the deputies."""
		assignee = self.state.assignee
		return self.could_act(person) and (
			assignee in ("", person) or person in self.deputies() or not self.could_act(assignee)
		)

	def judges(self, stage: str) -> frozenset[str]:
		"""Give those who hold the role of a stage and whom neither own case nor four eyes bars from it."""
		case = replace(self.case, state=stage)
		people = self.office.holders.get(self.turns.get(stage, ""), frozenset())
		return frozenset(person for person in people if _is_free(self.rules, case, person))

	def deputies(self) -> frozenset[str]:
		"""Give those who stand in for whoever has the turn."""
		return self.office.acting.get(self.role, frozenset())


def check_step(matter: Matter, way: Way, actor: str, *, forward: bool) -> None:
	"""Refuse a step that hold, assignment or signatures stand against.

	Beside it stand the rules of ``approval_rules``. Going back or out waits for no signature, and whoever
	recorded a case may withdraw it whatever else happens. Raises :class:`ApprovalError`.
	"""
	if way.action in matter.rules.recording_actions:
		return
	if matter.state.is_held:
		raise ApprovalError(Refusal.ON_HOLD)
	if way.role == matter.role:
		_require_turn(matter, actor)
	if forward:
		_require_signatures(matter.state)


def check_verb(matter: Matter, move: Move) -> None:
	"""Refuse a move that the rules do not allow. Raises :class:`ApprovalError`."""
	_check_actor(matter, move.verb, move.actor)
	if move.verb in _PERSONS:
		_PERSONS[move.verb](matter, move.actor, move.person)
	objecting = move.verb is Verb.SIGN and not move.agrees
	if (objecting or move.verb in EXPLAINED) and not move.reason:
		raise ApprovalError(Refusal.REASON_MISSING)


def open_verbs(matter: Matter, actor: str) -> tuple[Verb, ...]:
	"""Give what ``actor`` may do now beside the steps of the workflow."""
	return tuple(verb for verb in _ACTORS if _is_open(matter, verb, actor))


def candidates(matter: Matter, verb: Verb, actor: str) -> frozenset[str]:
	"""Give the persons whom ``actor`` may choose for ``verb``, one of :data:`CHOOSING`."""
	people = matter.office.everybody() | frozenset(matter.state.signing.signers)
	return frozenset(person for person in people if _may_be_chosen(matter, verb, actor, person))


def _is_free(rules: Rules, case: Case, person: str) -> bool:
	try:
		check_person(rules, case, person, "")
	except ApprovalError:
		return False
	return True


# --- who acts


def _check_actor(matter: Matter, verb: Verb, actor: str) -> None:
	if matter.state.is_finished:
		raise ApprovalError(Refusal.FINISHED)
	if actor in matter.case.applicant_users:
		raise ApprovalError(Refusal.OWN_CASE)
	if matter.state.is_held != (verb is Verb.RESUME) and verb is not Verb.COPY:
		raise ApprovalError(Refusal.ON_HOLD if matter.state.is_held else Refusal.NOT_ON_HOLD)
	_ACTORS[verb](matter, actor)


def _require_turn(matter: Matter, actor: str) -> None:
	if matter.may_act(actor):
		return
	if actor in matter.state.signing.signers:
		raise ApprovalError(Refusal.SIGNER_DECIDES)
	raise ApprovalError(Refusal.ASSIGNED if matter.could_act(actor) else Refusal.NOT_HOLDER)


def _require_signatures(state: State) -> None:
	outcome = state.signing.outcome()
	if outcome is Outcome.WAITING:
		raise ApprovalError(Refusal.SIGNATURES_MISSING)
	if outcome is Outcome.OBJECTED:
		raise ApprovalError(Refusal.SIGNATURES_AGAINST)


def _may_claim(matter: Matter, actor: str) -> None:
	_require_turn(matter, actor)
	if actor == matter.state.assignee:
		raise ApprovalError(Refusal.ALREADY_HELD)


def _may_release(matter: Matter, actor: str) -> None:
	if not matter.state.assignee:
		raise ApprovalError(Refusal.NOT_ASSIGNED)
	_require_turn(matter, actor)


def _may_ask_for_signatures(matter: Matter, actor: str) -> None:
	_require_turn(matter, actor)
	if not matter.rules.is_decision(matter.state.stage):
		raise ApprovalError(Refusal.NOTHING_TO_SIGN)
	if matter.state.signing.outcome() in (Outcome.AGREED, Outcome.OBJECTED):
		raise ApprovalError(Refusal.SIGNED_ALREADY)


def _may_drop_signers(matter: Matter, actor: str) -> None:
	_require_turn(matter, actor)
	if not matter.state.signing.waiting_for():
		raise ApprovalError(Refusal.NOT_ASKED)


def _may_sign(matter: Matter, actor: str) -> None:
	signing = matter.state.signing
	if actor not in signing.signers:
		raise ApprovalError(Refusal.NOT_ASKED)
	if actor in signing.answered() or signing.outcome() is not Outcome.WAITING:
		raise ApprovalError(Refusal.SIGNED_ALREADY)
	if actor not in signing.waiting_for():
		raise ApprovalError(Refusal.NOT_YET_ASKED)
	_require_posting(matter, actor)


def _require_posting(matter: Matter, actor: str) -> None:
	if actor not in matter.office.everybody():
		raise ApprovalError(Refusal.NOT_HOLDER)


def _may_urge(matter: Matter, actor: str) -> None:
	_require_posting(matter, actor)
	if matter.holders() == {actor}:
		raise ApprovalError(Refusal.ALREADY_HELD)


_ACTORS: dict[Verb, Callable[[Matter, str], None]] = {
	Verb.CLAIM: _may_claim,
	Verb.RELEASE: _may_release,
	Verb.SIGN: _may_sign,
	Verb.TRANSFER: _require_turn,
	Verb.ADD_SIGNER: _may_ask_for_signatures,
	Verb.DROP_SIGNER: _may_drop_signers,
	Verb.URGE: _may_urge,
	Verb.COPY: _require_posting,
	Verb.HOLD: _require_turn,
	Verb.RESUME: _require_turn,
}


def _is_open(matter: Matter, verb: Verb, actor: str) -> bool:
	try:
		_check_actor(matter, verb, actor)
	except ApprovalError:
		return False
	return True


# --- whom it concerns


def _may_be_chosen(matter: Matter, verb: Verb, actor: str, person: str) -> bool:
	try:
		_PERSONS[verb](matter, actor, person)
	except ApprovalError:
		return False
	return True


def _check_receiver(matter: Matter, actor: str, person: str) -> None:
	if person in (actor, matter.state.assignee) or not matter.could_act(person):
		raise ApprovalError(Refusal.PERSON_BARRED)


def _check_reader(matter: Matter, actor: str, person: str) -> None:
	barred = {actor, *matter.case.applicant_users}
	if person in barred or person not in matter.office.everybody():
		raise ApprovalError(Refusal.PERSON_BARRED)


def _check_signer(matter: Matter, actor: str, person: str) -> None:
	"""Who signs judges: the rules of deciding hold, and somebody must be left to decide here and later."""
	signers = matter.state.signing.signers
	if person in (actor, matter.state.assignee, *signers) or person not in matter.office.everybody():
		raise ApprovalError(Refusal.PERSON_BARRED)
	if not _is_free(matter.rules, matter.case, person):
		raise ApprovalError(Refusal.PERSON_BARRED)
	asked = frozenset({*signers, person})
	stages = [stage for stage in matter.turns if matter.rules.is_decision(stage)]
	judges = {stage: matter.judges(stage) for stage in stages}
	for stage, people in judges.items():
		# Whoever judges another stage too may have decided that one before this one is reached.
		elsewhere = frozenset().union(*(others for other, others in judges.items() if other != stage))
		if person in people and people <= asked | elsewhere:
			raise ApprovalError(Refusal.NOBODY_LEFT)


def _check_asked(matter: Matter, actor: str, person: str) -> None:
	signing = matter.state.signing
	if person not in signing.signers or person in signing.answered():
		raise ApprovalError(Refusal.PERSON_BARRED)


_PERSONS: dict[Verb, Callable[[Matter, str, str], None]] = {
	Verb.TRANSFER: _check_receiver,
	Verb.COPY: _check_reader,
	Verb.ADD_SIGNER: _check_signer,
	Verb.DROP_SIGNER: _check_asked,
}
# What somebody may do to a case beside its steps; handing out in turn is the server's.
OFFERED: tuple[Verb, ...] = tuple(_ACTORS)
# The verbs for which somebody is chosen.
CHOOSING: frozenset[Verb] = frozenset(_PERSONS)
