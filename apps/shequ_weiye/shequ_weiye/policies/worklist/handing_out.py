"""Hands a case out to the next in turn (轮流分派) as it comes into a stage, where the settings say so.

Who had the last case of an office and stage stands in a row of its own that stays locked until the transaction
ends: of two cases that come at once, the second waits and goes to the next person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe.utils import getdate, now_datetime

from shequ_weiye.constants.levels import COMMUNITY
from shequ_weiye.constants.roles import ROLE_LEVELS
from shequ_weiye.permissions.area import ancestor_at, lineage
from shequ_weiye.policies.services.case_log import Move, Verb
from shequ_weiye.policies.services.turns import next_in_turn
from shequ_weiye.policies.worklist.matter import matter_of
from shequ_weiye.policies.worklist.moves import write_down
from shequ_weiye.policies.worklist.news import tell

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.application import Application
	from shequ_weiye.policies.services.case_verbs import Matter

TURN = "Worklist Turn"


def hand_out(case: Application) -> None:
	"""Give a case that has just come into its stage to the next in turn; where nobody could act, it waits.

	Deputies are passed over as long as there is anybody else: they stand in for those who are away.
	"""
	before = case.get_doc_before_save()
	if not before or before.workflow_state == case.workflow_state or not _is_in_turn(case):
		return
	matter = matter_of(case)
	people = matter.pool() - matter.deputies() or matter.pool()
	person = take_turn(_office_of(matter, case.division_code), matter.state.stage, people)
	if person:
		due = getdate(case.step_due_on) if case.step_due_on else None
		stage = matter.state.stage
		move = Move(Verb.HAND_OUT, frappe.session.user, now_datetime(), stage, person=person, due=due)
		write_down(case, move, matter.role)
		tell(case, move)


def _is_in_turn(case: Application) -> bool:
	places = frappe.get_cached_doc("Policy Settings").handed_out_in_turn
	above = lineage(case.division_code)
	return any(place.stage == case.workflow_state and place.division in above for place in places)


def _office_of(matter: Matter, code: str) -> str:
	"""Give the place whose officers share the cases of a stage: a county, street or community."""
	return ancestor_at(code, ROLE_LEVELS.get(matter.role, (COMMUNITY,))[0])


def take_turn(office: str, stage: str, people: frozenset[str]) -> str | None:
	"""Give the next in turn, and remember it until somebody is given the next case."""
	if not people:
		return None
	name = f"{office}|{stage}"
	# A table of the server's own that nobody reads through Frappe. The row is made first: a locking read of a
	# missing one would lock its neighbours' place.
	frappe.db.sql(
		"insert into `tabWorklist Turn` (name) values (%s) on duplicate key update name = name", [name]
	)
	last = frappe.db.get_value(TURN, name, "last_person", for_update=True)
	person = next_in_turn(people, last or "")
	# As above; the row is locked.
	frappe.db.set_value(TURN, name, "last_person", person, update_modified=False)
	return person
