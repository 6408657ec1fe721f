"""What may be done to a case beside its steps, and what is refused: one example of each."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COUNTY_FINANCE_OFFICER, COUNTY_OFFICER
from shequ_weiye.policies.services.approval_rules import Act, ApprovalError, Refusal, Way
from shequ_weiye.policies.services.case_log import Move, State, Verb, days_worked, fold, replay
from shequ_weiye.policies.services.case_office import (
	APPLICANT,
	DAY,
	ENDS,
	HOLDERS,
	OFFICE,
	RECORDER,
	matter_of,
	move_of,
)
from shequ_weiye.policies.services.case_verbs import Office, candidates, check_step, check_verb, open_verbs
from shequ_weiye.policies.services.signing import Answer, Outcome, Signing, SigningRule

pytestmark = pytest.mark.nosite

COUNTY = State(s.PENDING_COUNTY_APPROVAL, due=DAY)
APPROVE = Way(s.PENDING_COUNTY_APPROVAL, w.APPROVE, s.IN_PUBLICITY, COUNTY_OFFICER)
RETURN = Way(s.PENDING_COUNTY_APPROVAL, w.RETURN, s.CORRECTION_REQUIRED, COUNTY_OFFICER)
CLAIMED = COUNTY._replace(assignee="county-1")
ASKED = COUNTY._replace(signing=Signing(signers=("county-1", "finance-1")))
HELD = COUNTY._replace(held_on=DAY, due=None)


def done(state: State, verb: Verb, actor: str, **values: object) -> State:
	"""Check a move and give where the case stands after it."""
	move = move_of(verb, actor, state, reason="因故", **values)
	check_verb(matter_of(state), move)
	return fold(state, move, ENDS)


def refusal(state: State, verb: Verb, actor: str, **values: object) -> Refusal:
	with pytest.raises(ApprovalError) as error:
		check_verb(matter_of(state), move_of(verb, actor, state, **{"reason": "因故", **values}))
	return error.value.refusal


def step_refusal(state: State, way: Way, actor: str, *, forward: bool = True) -> Refusal:
	with pytest.raises(ApprovalError) as error:
		check_step(matter_of(state), way, actor, forward=forward)
	return error.value.refusal


# --- whose it is


def test_a_claimed_case_is_its_holders_and_the_deputies():
	claimed = done(COUNTY, Verb.CLAIM, "county-1")
	assert matter_of(claimed).holders() == {"county-1", "county-3"}
	assert step_refusal(claimed, APPROVE, "county-2") is Refusal.ASSIGNED
	check_step(matter_of(claimed), APPROVE, "county-3", forward=True)
	assert refusal(claimed, Verb.CLAIM, "county-2") is Refusal.ASSIGNED
	assert refusal(claimed, Verb.CLAIM, "county-1") is Refusal.ALREADY_HELD
	assert done(claimed, Verb.CLAIM, "county-3").assignee == "county-3"


def test_a_case_is_put_back_by_its_holder_or_a_deputy():
	assert done(CLAIMED, Verb.RELEASE, "county-1").assignee == ""
	assert done(CLAIMED, Verb.RELEASE, "county-3").assignee == ""
	assert refusal(CLAIMED, Verb.RELEASE, "county-2") is Refusal.ASSIGNED
	assert refusal(COUNTY, Verb.RELEASE, "county-1") is Refusal.NOT_ASSIGNED


def test_an_assignment_lapses_with_the_posting():
	office = Office({**HOLDERS, COUNTY_OFFICER: frozenset({"county-2", "county-3"})}, OFFICE.acting)
	assert matter_of(CLAIMED, office=office).holders() == {"county-2", "county-3"}


def test_a_transfer_goes_to_whoever_holds_the_role_and_is_not_barred():
	assert done(COUNTY, Verb.TRANSFER, "county-1", person="county-2").assignee == "county-2"
	for person in ("finance-1", "nobody", "county-1", ""):
		assert refusal(COUNTY, Verb.TRANSFER, "county-1", person=person) is Refusal.PERSON_BARRED
	reviewed = (move_of(Verb.STEP, "street-1", State(s.PENDING_STREET_REVIEW)),)
	assert "street-1" in candidates(matter_of(COUNTY), Verb.TRANSFER, "county-1")
	assert "street-1" not in candidates(matter_of(COUNTY, reviewed), Verb.TRANSFER, "county-1")
	assert refusal(COUNTY, Verb.TRANSFER, "finance-1", person="county-2") is Refusal.NOT_HOLDER


def test_neither_applicant_nor_recorder_is_given_the_case():
	street = State(s.PENDING_STREET_REVIEW)
	assert not {APPLICANT, RECORDER} & candidates(matter_of(street), Verb.TRANSFER, "street-2")
	assert refusal(street, Verb.CLAIM, APPLICANT) is Refusal.OWN_CASE


# --- signatures


def test_whoever_signs_neither_decides_nor_is_given_the_case():
	asked = done(COUNTY, Verb.ADD_SIGNER, "county-2", person="county-1")
	assert step_refusal(asked, RETURN, "county-1", forward=False) is Refusal.SIGNER_DECIDES
	assert refusal(asked, Verb.TRANSFER, "county-2", person="county-1") is Refusal.PERSON_BARRED


def test_the_step_forward_waits_for_signatures_and_a_return_does_not():
	assert step_refusal(ASKED, APPROVE, "county-2") is Refusal.SIGNATURES_MISSING
	check_step(matter_of(ASKED), RETURN, "county-2", forward=False)
	signed = done(done(ASKED, Verb.SIGN, "county-1", agrees=True), Verb.SIGN, "finance-1", agrees=True)
	check_step(matter_of(signed), APPROVE, "county-2", forward=True)
	against = done(ASKED, Verb.SIGN, "finance-1", agrees=False)
	assert step_refusal(against, APPROVE, "county-2") is Refusal.SIGNATURES_AGAINST


def test_a_signature_is_given_once_by_whoever_was_asked():
	assert refusal(ASKED, Verb.SIGN, "county-2", agrees=True) is Refusal.NOT_ASKED
	signed = done(ASKED, Verb.SIGN, "county-1", agrees=True)
	assert refusal(signed, Verb.SIGN, "county-1", agrees=False) is Refusal.SIGNED_ALREADY
	assert refusal(ASKED, Verb.SIGN, "county-1", reason="") is Refusal.REASON_MISSING
	gone = Office({**HOLDERS, COUNTY_OFFICER: frozenset({"county-2"})}, OFFICE.acting)
	with pytest.raises(ApprovalError, match=Refusal.NOT_HOLDER.value):
		check_verb(matter_of(ASKED, office=gone), move_of(Verb.SIGN, "county-1", ASKED, agrees=True))


def test_in_order_nobody_signs_before_his_turn():
	ordered = ASKED._replace(signing=ASKED.signing._replace(rule=SigningRule.IN_ORDER))
	assert refusal(ordered, Verb.SIGN, "finance-1", agrees=True) is Refusal.NOT_YET_ASKED
	assert done(ordered, Verb.SIGN, "county-1", agrees=True).signing.waiting_for() == ("finance-1",)


def test_signers_are_bound_by_four_eyes_like_whoever_decides():
	for person in (APPLICANT, RECORDER, "county-2", "nobody"):
		assert refusal(COUNTY, Verb.ADD_SIGNER, "county-2", person=person) is Refusal.PERSON_BARRED
	assert refusal(ASKED, Verb.ADD_SIGNER, "county-2", person="finance-1") is Refusal.PERSON_BARRED


def test_whoever_may_have_decided_before_is_not_the_one_who_is_left():
	"""street-1 holds both roles: passing the review, nobody would be left to approve."""
	street = State(s.PENDING_STREET_REVIEW)
	asked = done(
		done(street, Verb.ADD_SIGNER, "street-1", person="county-1"),
		Verb.ADD_SIGNER,
		"street-1",
		person="county-2",
	)
	assert "street-1" in matter_of(asked).judges(s.PENDING_COUNTY_APPROVAL)
	assert refusal(asked, Verb.ADD_SIGNER, "street-1", person="county-3") is Refusal.NOBODY_LEFT


def test_somebody_is_left_to_pay():
	office = Office({**HOLDERS, COUNTY_FINANCE_OFFICER: frozenset({"finance-1"})}, {})
	with pytest.raises(ApprovalError, match=Refusal.NOBODY_LEFT.value):
		check_verb(
			matter_of(COUNTY, office=office),
			move_of(Verb.ADD_SIGNER, "county-2", COUNTY, person="finance-1", reason="因故"),
		)
	assert "finance-1" not in candidates(matter_of(COUNTY, office=office), Verb.ADD_SIGNER, "county-2")


def test_only_who_has_not_signed_is_dropped():
	signed = done(ASKED, Verb.SIGN, "county-1", agrees=True)
	assert refusal(signed, Verb.DROP_SIGNER, "county-2", person="county-1") is Refusal.PERSON_BARRED
	dropped = done(signed, Verb.DROP_SIGNER, "county-2", person="finance-1")
	assert dropped.signing.outcome() is Outcome.AGREED
	assert refusal(dropped, Verb.DROP_SIGNER, "county-2", person="finance-1") is Refusal.NOT_ASKED


def test_nobody_is_asked_once_the_round_is_over_or_where_nothing_is_judged():
	against = done(ASKED, Verb.SIGN, "finance-1", agrees=False)
	assert refusal(against, Verb.ADD_SIGNER, "county-2", person="finance-2") is Refusal.SIGNED_ALREADY
	publicity = State(s.IN_PUBLICITY)
	assert refusal(publicity, Verb.ADD_SIGNER, "county-2", person="finance-1") is Refusal.NOTHING_TO_SIGN


@pytest.mark.parametrize(
	("rule", "share", "answers", "outcome"),
	[
		(SigningRule.ALL, 100, "aaa", Outcome.AGREED),
		(SigningRule.ALL, 100, "aa", Outcome.WAITING),
		(SigningRule.ALL, 100, "o", Outcome.OBJECTED),
		(SigningRule.ANY, 100, "oo", Outcome.WAITING),
		(SigningRule.ANY, 100, "oa", Outcome.AGREED),
		(SigningRule.ANY, 100, "ooo", Outcome.OBJECTED),
		(SigningRule.SHARE, 60, "a", Outcome.WAITING),
		(SigningRule.SHARE, 60, "aa", Outcome.AGREED),
		(SigningRule.SHARE, 60, "oo", Outcome.OBJECTED),
		(SigningRule.SHARE, 1, "a", Outcome.AGREED),
		(SigningRule.IN_ORDER, 100, "aaa", Outcome.AGREED),
	],
)
def test_the_rule_of_a_round_decides(rule: SigningRule, share: int, answers: str, outcome: Outcome):
	given = tuple(Answer(str(number), answer == "a") for number, answer in enumerate(answers))
	assert Signing(rule, share, ("0", "1", "2"), given).outcome() is outcome


# --- hold, urge, copy


def test_on_hold_nothing_goes_on_but_withdrawal_copies_and_resuming():
	assert step_refusal(HELD, APPROVE, "county-1") is Refusal.ON_HOLD
	assert refusal(HELD, Verb.TRANSFER, "county-1", person="county-2") is Refusal.ON_HOLD
	withdrawal = next(way for way in matter_ways() if way.action == w.WITHDRAW)
	check_step(matter_of(HELD), withdrawal, RECORDER, forward=False)
	assert set(open_verbs(matter_of(HELD), "county-1")) == {Verb.COPY, Verb.RESUME}
	assert refusal(COUNTY, Verb.RESUME, "county-1") is Refusal.NOT_ON_HOLD


def matter_ways() -> tuple[Way, ...]:
	return tuple(
		Way(way.state, way.action, way.next_state, way.role)
		for way in w.STARTUP_APPLICATION.transitions
		if way.state == s.PENDING_COUNTY_APPROVAL
	)


def test_the_clock_stops_on_hold_and_goes_on_with_what_the_move_says():
	held = done(COUNTY, Verb.HOLD, "county-1")
	assert (held.due, held.held_on) == (None, DAY)
	resumed = done(held, Verb.RESUME, "county-2", due=date(2026, 4, 1))
	assert (resumed.due, resumed.held_on) == (date(2026, 4, 1), None)


def test_everybody_concerned_urges_but_nobody_himself():
	assert done(COUNTY, Verb.URGE, RECORDER).urged == 1
	assert refusal(COUNTY, Verb.URGE, "nobody") is Refusal.NOT_HOLDER
	alone = Office({**HOLDERS, COUNTY_OFFICER: frozenset({"county-1"})}, {})
	assert Verb.URGE not in open_verbs(matter_of(COUNTY, office=alone), "county-1")


def test_copies_go_to_those_concerned():
	assert done(COUNTY, Verb.COPY, "county-1", person="street-2") == COUNTY
	for person in ("nobody", APPLICANT, "county-1"):
		assert refusal(COUNTY, Verb.COPY, "county-1", person=person) is Refusal.PERSON_BARRED


@pytest.mark.parametrize("verb", [Verb.TRANSFER, Verb.HOLD, Verb.URGE, Verb.COPY, Verb.ADD_SIGNER])
def test_what_is_out_of_the_usual_course_is_explained(verb: Verb):
	person = "finance-1" if verb is not Verb.TRANSFER else "county-2"
	assert refusal(COUNTY, verb, "county-1", person=person, reason="") is Refusal.REASON_MISSING


def test_a_finished_case_stays_finished():
	closed = State(s.CLOSED, is_finished=True)
	assert all(refusal(closed, verb, "county-1") is Refusal.FINISHED for verb in set(Verb) - {Verb.STEP})


# --- the log


def log_of(*steps: tuple[str, str, int]) -> list[Move]:
	return [
		Move(Verb.STEP, "x", datetime(2026, 3, day), stage, to_stage=target) for stage, target, day in steps
	]


ROUND = (
	(s.DRAFT, s.PENDING_ACCEPTANCE, 2),
	(s.PENDING_ACCEPTANCE, s.PENDING_STREET_REVIEW, 3),
	(s.PENDING_STREET_REVIEW, s.CORRECTION_REQUIRED, 5),
	(s.CORRECTION_REQUIRED, s.PENDING_ACCEPTANCE, 10),
)


def test_a_return_reopens_what_stood_after_its_target():
	state = replay(s.DRAFT, log_of(*ROUND), ENDS)
	assert (state.stage, state.passed) == (s.PENDING_ACCEPTANCE, (Act(s.DRAFT, "x"),))


def test_the_time_of_the_office_leaves_out_correction_and_hold():
	stop = Move(Verb.HOLD, "x", datetime(2026, 3, 12), s.PENDING_ACCEPTANCE)
	log = [*log_of(*ROUND), stop, stop._replace(verb=Verb.RESUME, at=datetime(2026, 3, 20))]
	spans = list(days_worked(s.DRAFT, log, s.UNCOUNTED_STATES, date(2026, 3, 22)))
	assert sum((to - since).days for since, to in spans) == (5 - 2) + (12 - 10) + (22 - 20)


def test_nobody_hands_a_case_out_by_himself():
	assert all(
		Verb.HAND_OUT not in open_verbs(matter_of(COUNTY), person) for person in HOLDERS[COUNTY_OFFICER]
	)
