"""The public calculator: which policies may fit, from facts that somebody types in; nothing is kept.

The page asks neither name nor number. Answers come in the body of a request, not in its address, are used
once and are written nowhere.
"""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _
from frappe.rate_limiter import rate_limit
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.policies import SUBJECT_KINDS
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.policies.answers import read_answers
from shequ_weiye.policies.calculator import describe
from shequ_weiye.policies.explanation import explain
from shequ_weiye.policies.services.fact_catalogue import facts_of, stored_facts
from shequ_weiye.policies.services.fact_types import Known
from shequ_weiye.policies.versions import Version, load_versions, versions_for
from shequ_weiye.residents.services.age_groups import retires_on

no_cache = 1

MINUTE = 60
ASKS_PER_MINUTE = 30
PROVINCE = "370000000000"


def get_context(context: frappe._dict) -> None:
	"""Give the page its title and the places that have policies of their own."""
	context.title = _("Which Policies Fit Me")
	# Public reference data.
	places = frappe.get_all(
		"Administrative Division",
		filters={"level": ("in", ["City", "County"])},
		fields=["name", "full_name"],
		order_by="name",
	)
	context.places = [{"name": PROVINCE, "full_name": _("Whole Province")}, *places]


# Open to everybody: the questions are those of public policies.
@frappe.whitelist(allow_guest=True, methods=["POST"])
@scoped(Kind.PUBLIC_REFERENCE)
@rate_limit(limit=ASKS_PER_MINUTE, seconds=MINUTE)
def questions(subject: str, division: str) -> list[dict[str, Any]]:
	"""Give the facts that the policies of a place ask about."""
	keys = {key for version in _versions(subject, division) for key in _asked(version)}
	if "retires_on" in keys:
		# The month follows from these three.
		keys = keys - {"retires_on"} | {"birth_date", "gender", "retirement_post"}
	return [describe(fact) for fact in facts_of(subject) if fact.key in keys and fact.public]


# As above; the answers are used once.
@frappe.whitelist(allow_guest=True, methods=["POST"])
@scoped(Kind.PUBLIC_REFERENCE)
@rate_limit(limit=ASKS_PER_MINUTE, seconds=MINUTE)
def answer(subject: str, division: str, answers: str | dict[str, Any]) -> list[dict[str, Any]]:
	"""Say what each policy of a place says of these facts."""
	today = getdate(nowdate())
	facts = with_retirement(read_answers(subject, answers))
	pages = [explain(version, facts, today) for version in _versions(subject, division)]
	order = ("yes", "unknown", "no")
	return sorted(pages, key=lambda page: (order.index(page["verdict"]), page["policy"]))


def with_retirement(facts: dict[str, Known]) -> dict[str, Known]:
	"""Add the legal retirement month where birth date and gender tell it."""
	unknown = Known(None)
	born, gender, post = (
		facts.get(key, unknown).value for key in ("birth_date", "gender", "retirement_post")
	)
	month = retires_on(born, gender, post)
	return {**facts, "retires_on": Known(month)} if month else facts


def _versions(subject: str, division: str) -> list[Version]:
	if subject not in SUBJECT_KINDS or not frappe.db.exists("Administrative Division", division):
		raise frappe.PermissionError
	versions = load_versions(versions_for(division, getdate(nowdate())))
	return [version for version in versions if version.subject == subject]


def _asked(version: Version) -> set[str]:
	named = {condition.fact for condition in version.tree.conditions()}
	named |= {line.fact for line in version.lines if line.fact}
	return stored_facts(named)
