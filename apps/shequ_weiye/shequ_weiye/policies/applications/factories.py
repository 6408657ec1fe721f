"""Applications for money for tests and demonstrations, moved by the officers whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import add_days, add_months, getdate, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import publicity as c
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import (
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	ROLE_LEVELS,
	STREET_OFFICER,
)
from shequ_weiye.constants.workflows_jobs import PUBLISH
from shequ_weiye.constants.workflows_publicity import CONCLUDE
from shequ_weiye.permissions.area import ancestor_at
from shequ_weiye.policies.benefits.factories import FLEXIBLE
from shequ_weiye.policies.factories import make_fact
from shequ_weiye.policies.publicity.api import make_notice
from shequ_weiye.policies.publicity.notices import digest_of
from shequ_weiye.policies.worklist.tasks import keep_tasks
from shequ_weiye.territory.factories import acting_as, make_officer

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.base import PaidApplication
	from shequ_weiye.policies.doctype.benefit_application.benefit_application import BenefitApplication
	from shequ_weiye.policies.doctype.publicity_notice.publicity_notice import PublicityNotice

# Days by which a case is moved into the past so that its publicity is over.
LONG_AGO = 45

CONTACT = "历下区公共就业服务中心（示例），电话 0531-00000000，工作日 8:30—17:00"

ROUTE: tuple[tuple[str, str], ...] = (
	(w.SUBMIT, COMMUNITY_OFFICER),
	(w.ACCEPT, COMMUNITY_OFFICER),
	(w.PASS_REVIEW, STREET_OFFICER),
	(w.APPROVE, COUNTY_OFFICER),
	(w.END_PUBLICITY, COUNTY_OFFICER),
	(w.CONFIRM_PAYMENT, COUNTY_FINANCE_OFFICER),
	(w.CLOSE, COUNTY_OFFICER),
)

# The acts that bring a new application into each state.
TRAILS: dict[str, tuple[tuple[str, str], ...]] = {
	s.DRAFT: (),
	s.PENDING_ACCEPTANCE: ROUTE[:1],
	s.PENDING_STREET_REVIEW: ROUTE[:2],
	s.PENDING_COUNTY_APPROVAL: ROUTE[:3],
	s.IN_PUBLICITY: ROUTE[:4],
	s.PENDING_PAYMENT: ROUTE[:5],
	s.PAID: ROUTE[:6],
	s.CLOSED: ROUTE,
	s.CORRECTION_REQUIRED: (*ROUTE[:2], (w.RETURN, STREET_OFFICER)),
	s.REFUSED: (*ROUTE[:3], (w.REFUSE, COUNTY_OFFICER)),
	s.WITHDRAWN: (*ROUTE[:1], (w.WITHDRAW, COMMUNITY_OFFICER)),
	s.TERMINATED: (*ROUTE[:4], (w.TERMINATE, COUNTY_OFFICER)),
}

REASONS: dict[str, str] = {
	w.RETURN: "营业执照影印件不清晰，请重新提交。",
	w.REFUSE: "经核实，申请人不属于首次创业。",
	w.WITHDRAW: "申请人自愿撤回。",
	w.TERMINATE: "申请人已去世。",
}

# What is known of somebody who works flexibly and, once the group is recognised, gets the subsidy everywhere.
FLEXIBLE_FACTS: dict[str, str] = {
	"flexible_work_registered": "1",
	"pays_own_insurance": "1",
	"insured_by_employer": "0",
	"holds_licence": "0",
	"draws_pension": "0",
	"draws_unemployment_benefit": "0",
	"refund_owed": "0",
	"insurance_subsidy_months": "0",
	"insurance_paid_per_month": "1200",
}


def officer_over(code: str, role: str) -> str:
	"""Give (or make) an officer in ``role`` whose posting covers the community ``code``."""
	division = ancestor_at(code, ROLE_LEVELS[role][0])
	found = frappe.db.exists("Staff Posting", {"role": role, "division": division})
	return frappe.db.get_value("Staff Posting", found, "user") if found else make_officer(role, division)


def make_benefit_application(
	resident: str, state: str = s.DRAFT, officers: Mapping[str, str] | None = None, **overrides: Any
) -> BenefitApplication:
	"""Record an application of a resident and bring it into ``state`` by the real steps.

	Without ``overrides`` it asks for the subsidy to flexible work for the two months before this one.
	"""
	# A test may name any resident.
	code = frappe.db.get_value("Resident", resident, "division")
	recorder = (officers or {}).get(COMMUNITY_OFFICER) or officer_over(code, COMMUNITY_OFFICER)
	with acting_as(recorder):
		application = frappe.get_doc({**benefit_values(resident), **overrides}).insert()
		give_papers(application)
	bring_into(state, application, officers)
	return application


def benefit_values(resident: str) -> dict[str, Any]:
	"""Give the contents of an application that lacks nothing but its papers."""
	this_month = getdate(nowdate()).replace(day=1)
	return {
		"doctype": "Benefit Application",
		"policy": FLEXIBLE,
		"resident": resident,
		"first_month": add_months(this_month, -2),
		"last_month": add_months(this_month, -1),
		"payee": "张三",
		"bank_name": "示例银行济南分行",
		"bank_account": "6200000000000000000",
	}


def give_papers(application: BenefitApplication) -> None:
	"""Note today as the day on which every paper was given."""
	for row in application.documents:
		row.given_on = nowdate()
	application.save()


def make_flexible_facts(resident: str, **overrides: str) -> None:
	"""Report all that the subsidy to flexible work hangs on, but for the group; leave out empty texts."""
	for fact, value in {**FLEXIBLE_FACTS, **overrides}.items():
		if value:
			make_fact(fact, value, resident=resident)


def bring_into(state: str, application: PaidApplication, officers: Mapping[str, str] | None = None) -> None:
	"""Let the officers take the steps that lead a new application into ``state``."""
	for action, role in TRAILS[state]:
		user = (officers or {}).get(role) or officer_over(application.division_code, role)
		take(application, action, user)


def take(application: PaidApplication, action: str, user: str, **values: Any) -> None:
	"""Let ``user`` take one action, with what belongs to it."""
	if action == w.END_PUBLICITY:
		end_publicity(application, user)
		return
	if action == w.CONFIRM_PAYMENT:
		values = {"payment_reference": f"示例拨付-{application.name}", "paid_on": nowdate(), **values}
	if action in w.REASON_ACTIONS:
		values = {"decision_reason": REASONS[action], **values}
	with acting_as(user):
		application.act(action, values)


def end_publicity(application: PaidApplication, user: str) -> None:
	"""Let ``user`` end the publicity of one case, with its notice if that is made for it here."""
	notice = put_on_notice(application, user)
	move_into_past(application, LONG_AGO)
	with acting_as(user):
		if notice:
			notice.reload()
			notice.act(CONCLUDE)
		else:
			application.act(w.END_PUBLICITY)
	application.reload()


def put_on_notice(application: PaidApplication, user: str) -> PublicityNotice | None:
	"""Let ``user`` publish a notice of one case, unless it stands on one; give the notice."""
	if application.publicity_notice:
		return None
	with acting_as(user):
		notice = frappe.get_doc(c.NOTICE, make_notice(application.doctype, [application.name]))
		notice.update({"contact": CONTACT})
		notice.act(PUBLISH)
	application.reload()
	return notice


def move_into_past(application: PaidApplication, days: int) -> None:
	"""Shift every date of a case, as if all of it had happened so many days earlier."""
	fields = ("applied_on", "step_due_on", "publicity_from", "publicity_to")
	dates = {field: add_days(application.get(field), -days) for field in fields if application.get(field)}
	# Writes past the rules on purpose: only invented cases are made old.
	application.db_set(dates, update_modified=False)
	if application.publicity_notice:
		move_notice(frappe.get_doc(c.NOTICE, application.publicity_notice), days)
	for row in application.steps:
		due = {
			field: row.get(field) and add_days(row.get(field), -days) for field in ("due_on", "next_due_on")
		}
		# As above.
		row.db_set({"acted_at": add_days(row.acted_at, -days), **due}, update_modified=False)
	application.reload()
	keep_tasks(application)


def move_notice(notice: PublicityNotice, days: int) -> PublicityNotice:
	"""Shift a notice into the past, as if it had been published so many days earlier; give it."""
	fields = ("shown_from", "shown_to", "published_at")
	notice.update({field: add_days(notice.get(field), -days) for field in fields})
	# As above.
	notice.db_set(
		{**{field: notice.get(field) for field in fields}, "content_hash": digest_of(notice)},
		update_modified=False,
	)
	return notice
