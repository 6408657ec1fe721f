"""What is read when a benefit is refused: the policy, the period and the rule; nobody else's case or office."""

from __future__ import annotations

from typing import NoReturn

import frappe
from frappe import _
from frappe.utils import fmt_money, formatdate

from shequ_weiye.constants.benefits import CAP_AMOUNT, ONCE
from shequ_weiye.policies.services.benefit_claims import Claim, Wish
from shequ_weiye.policies.services.benefit_months import MonthsFault, MonthsHad, MonthsRule
from shequ_weiye.policies.services.caps import Cap, Had


class BenefitRefused(frappe.ValidationError):
	"""Raised for a benefit that the ledger does not take."""


def refuse(message: str) -> NoReturn:
	"""Raise :class:`BenefitRefused`."""
	frappe.throw(message, BenefitRefused, title=_("Cannot Be Granted"))
	raise AssertionError("frappe.throw raises")


def refuse_claim(wish: Wish, claim: Claim) -> NoReturn:
	"""Refuse what somebody has already, or what another policy excludes."""
	period = period_text(wish)
	if claim.against is None:
		message = _("{0} for {1} is granted already, or another benefit of the kind {2}. It is granted once.")
		refuse(message.format(wish.policy, period, _(wish.family)))
	message = _("{0} for {1} is not granted together with {2} ({3}), which is granted already. {4}")
	other = claim.against.other(wish.policy)
	refuse(message.format(wish.policy, period, other, _(claim.against.period), claim.against.note).strip())


def refuse_month(policy: str, fault: MonthsFault, rule: MonthsRule, had: MonthsHad) -> NoReturn:
	"""Refuse a month beyond the limit, or after retirement."""
	if fault is MonthsFault.RETIRED:
		message = _("{0} was granted until legal retirement, in the month of {1}. It ends before that month.")
		refuse(message.format(policy, formatdate(had.runs_until)))
	message = _(
		"{0} is granted for {1} months at most, and {2} have been had. Kinds that count together are added."
	)
	refuse(message.format(policy, rule.limit, had.total))


def refuse_beyond_cap(policy: str, cap: Cap, had: Had) -> NoReturn:
	"""Refuse what goes beyond the most that one person may have."""
	if cap.measure == CAP_AMOUNT:
		message = _("{0}: one person gets at most {1} yuan ({2}), and {3} yuan have been granted already.")
		limit, so_far = fmt_money(cap.limit), fmt_money(had.amount)
	else:
		message = _("{0}: one person gets it at most {1} times ({2}), and {3} have been granted already.")
		limit, so_far = f"{cap.limit:g}", str(had.times)
	refuse(message.format(policy, limit, _(cap.within), so_far))


def refuse_owing(amount: float) -> NoReturn:
	"""Refuse whoever has to pay something back first."""
	message = _("{0} yuan are still to be paid back. Record the refund before anything new is granted.")
	refuse(message.format(fmt_money(amount)))


def refuse_overspending(envelope: str, left: float) -> NoReturn:
	"""Refuse what the envelope does not hold."""
	message = _(
		"The budget {0} has {1} yuan left, which is not enough. Have it raised before this is granted."
	)
	refuse(message.format(envelope, fmt_money(left)))


def refuse_without_envelope(fund: str) -> NoReturn:
	"""Refuse what no envelope pays for, where one is required."""
	message = _("There is no budget of the fund {0} for this year here. Have county finance enter it first.")
	refuse(message.format(_(fund)))


def refuse_without_contract(policy: str) -> NoReturn:
	"""Refuse a grant whose rule asks for a contract or course that is not named."""
	refuse(_("{0}: name the contract or course, because it is granted once for each.").format(policy))


def period_text(wish: Wish) -> str:
	"""Give the period as it is read."""
	return _(ONCE) if wish.period.kind == ONCE else wish.period.mark
