"""A decision asks the database little, and writes what it changes: no more, no less."""

from __future__ import annotations

import frappe
import pytest

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.permissions.scope import forget_postings
from shequ_weiye.permissions.test_query_budgets import counted_queries
from shequ_weiye.policies.api import act
from shequ_weiye.policies.applications.office_factories import officer
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import acting_as

CASE = "Startup Application"
# A third of them are Frappe's own, for its list of workflow actions.
DECISION_BUDGET = 40


@pytest.fixture
def sent() -> list[str]:
	"""Give what the second of two decisions sends, with a colleague above who is told of it."""
	officer(COUNTY_OFFICER)
	cases = [make_startup_application(s.PENDING_STREET_REVIEW) for _ in range(2)]
	with acting_as(officer(STREET_OFFICER)):
		act(CASE, cases[0].name, w.PASS_REVIEW)
		forget_postings()
		with counted_queries() as sent:
			act(CASE, cases[1].name, w.PASS_REVIEW)
	return sent


def test_a_decision_stays_within_its_budget(sent: list[str]) -> None:
	assert len(sent) <= DECISION_BUDGET, sent


def test_a_decision_reads_its_case_once_and_leaves_the_rows_of_its_papers_alone(sent: list[str]) -> None:
	locked = [each for each in sent if f"`tab{CASE}`" in each and each.endswith("FOR UPDATE")]
	assert len(locked) == 1
	assert not [each for each in sent if each.startswith("UPDATE `tabApplication")]
	assert len([each for each in sent if each.startswith("INSERT INTO `tabApplication Step`")]) == 1


def test_rows_are_changed_added_and_taken_away_as_they_were_entered() -> None:
	case = make_startup_application(s.DRAFT)
	first = case.documents[0]
	number = len(case.documents)
	first.given_on = None
	case.append("documents", {"document_name": "Other Document"})
	with acting_as(case.recorded_by):
		case.save()
	stored = frappe.get_doc(CASE, case.name)
	assert [row.document_name for row in stored.documents] == [row.document_name for row in case.documents]
	assert (stored.documents[0].given_on, len(stored.documents)) == (None, number + 1)
	with acting_as(case.recorded_by):
		stored.remove(stored.documents[-1])
		stored.save()
	left = frappe.get_doc(CASE, case.name).documents
	assert [row.idx for row in left] == list(range(1, number + 1))


def test_what_was_read_under_the_lock_is_compared_with_once() -> None:
	case = make_startup_application(s.PENDING_STREET_REVIEW)
	locked = frappe.get_doc(CASE, case.name, for_update=True)
	locked.keep_stored()
	locked.workflow_state = s.PENDING_COUNTY_APPROVAL
	locked.steps[0].reason = "changed"
	locked.load_doc_before_save()
	before = locked.get_doc_before_save()
	assert (before.workflow_state, before.steps[0].reason) == (s.PENDING_STREET_REVIEW, None)
	case.db_set("payee", "李四")
	locked.load_doc_before_save()
	assert locked.get_doc_before_save().payee == "李四"
