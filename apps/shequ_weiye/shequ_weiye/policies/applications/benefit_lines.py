"""Completes the lines of a benefit application: one for each person and period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NoReturn

import frappe
from frappe import _
from frappe.utils import fmt_money, getdate, nowdate

from shequ_weiye.constants.benefit_applications import WITHOUT_PERSONS
from shequ_weiye.constants.benefits import CONTRACT, MONTH, ONCE, YEAR
from shequ_weiye.constants.policies import RESIDENT
from shequ_weiye.permissions.document import check_access
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.policies.services.benefit_lines import (
	MOST_MONTHS,
	Limit,
	Line,
	doubled,
	first_day,
	months_between,
	spread,
)

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.benefit_application.benefit_application import BenefitApplication
	from shequ_weiye.policies.doctype.benefit_line.benefit_line import BenefitLine


def set_lines(application: BenefitApplication, limit: Limit) -> None:
	"""Complete the lines, one for each person and period, and add them up."""
	spread_over_months(application, limit)
	start_with_this_period(application, limit)
	if not application.lines:
		frappe.throw(_("Add a row for each period that is applied for."), ApprovalRefused)
	for row in application.lines:
		set_line(application, row, limit)
	if numbers := doubled(limit.period, lines_of(application)):
		message = _("Row {0} asks again for what an earlier row asks for. Delete one of them.")
		frappe.throw(message.format(numbers[0]), ApprovalRefused)
	application.amount = round(sum(row.amount for row in application.lines), 2)


def spread_over_months(application: BenefitApplication, limit: Limit) -> None:
	"""Make a row for each month applied for, and out of every row without a month."""
	if limit.period != MONTH:
		application.first_month = application.last_month = None
		return
	months = months_applied_for(application)
	wanted = [Line(person, None) for person in persons_of(application)] if months_changed(application) else []
	_put(application, spread([*lines_of(application), *wanted], months))


def start_with_this_period(application: BenefitApplication, limit: Limit) -> None:
	"""Make the one row that a resident mostly asks for: this year, or now for what is given once."""
	is_plain = application.applicant_kind == RESIDENT and limit.period in (YEAR, ONCE)
	if is_plain and limit.amount and not application.lines:
		application.append("lines", {"period_day": nowdate()})


def months_changed(application: BenefitApplication) -> bool:
	"""Answer whether other months are asked for than in the stored case, so that rows are to be made."""
	before = application.get_doc_before_save()
	fields = ("first_month", "last_month")
	days = [getdate(application.get(field)) if application.get(field) else None for field in fields]
	stored = [getdate(before.get(field)) if before and before.get(field) else None for field in fields]
	return all(days) and days != stored


def persons_of(application: BenefitApplication) -> list[str]:
	"""Name those for whom is applied, each once."""
	rows = [line.resident for line in lines_of(application) if line.resident]
	return list(dict.fromkeys([*([application.resident] if application.resident else []), *rows]))


def months_applied_for(application: BenefitApplication) -> list[date]:
	"""Give the first days of the months between the two that were entered; none if none were."""
	if not (application.first_month and application.last_month):
		return []
	first, last = getdate(application.first_month), getdate(application.last_month)
	months = months_between(first, last)
	if not months:
		message = _("The months run from the first to the last, {0} at most. Correct them.")
		frappe.throw(message.format(MOST_MONTHS), ApprovalRefused)
	application.first_month, application.last_month = months[0], months[-1]
	return months


def lines_of(application: BenefitApplication) -> list[Line]:
	"""Give the rows as the rules read them."""
	return [
		Line(
			row.resident or application.resident or "",
			getdate(row.period_day) if row.period_day else None,
			row.contract or "",
			row.amount or 0,
		)
		for row in application.lines
	]


def _put(application: BenefitApplication, lines: list[Line]) -> None:
	if lines == lines_of(application):
		return
	application.set("lines", [])
	for line in lines:
		application.append(
			"lines",
			{
				"resident": line.resident or None,
				"period_day": line.day,
				"contract": line.contract or None,
				"amount": line.amount,
			},
		)


def set_line(application: BenefitApplication, row: BenefitLine, limit: Limit) -> None:
	"""Check one row and fill in what is known: the person's name, the first day of the period, the amount."""
	row.ledger_entry = None  # nothing is bound while the case is open for changes
	set_person(application, row)
	if not row.period_day:
		_refuse(row, _("enter the month or day for which is granted, or the months above"))
	row.period_day = first_day(limit.period, getdate(row.period_day))
	if row.period_day > getdate(nowdate()):
		_refuse(row, _("the period has not begun yet; apply for it when it has"))
	if limit.period == CONTRACT and not (row.contract or "").strip():
		_refuse(row, _("enter the number of the contract or course"))
	row.amount = row.amount or limit.amount or 0
	if row.amount <= 0:
		_refuse(row, _("enter the amount"))
	if limit.most is not None and row.amount > limit.most:
		_refuse(row, _("the policy gives {0} yuan at most").format(fmt_money(limit.most, precision=2)))


def set_person(application: BenefitApplication, row: BenefitLine) -> None:
	"""Name the person of a row; whoever applies for herself is the person of every row."""
	if application.applicant_kind == RESIDENT:
		row.resident, row.person_name = application.resident, application.applicant_name
		return
	if not row.resident:
		row.person_name = None
		if application.family() not in WITHOUT_PERSONS:
			_refuse(row, _("choose the person for whom the employer applies"))
		return
	check_access(RESIDENT, row.resident, "read")
	# The user was just checked against this resident.
	row.person_name = frappe.db.get_value(RESIDENT, row.resident, "full_name")


def _refuse(row: BenefitLine, what: str) -> NoReturn:
	frappe.throw(_("Row {0}: {1}.").format(row.idx, what), ApprovalRefused)
	raise AssertionError("frappe.throw raises")
