"""What an officer reads when a step of a recovery is refused: what is wrong and what to do."""

from __future__ import annotations

from typing import NoReturn

from frappe import _

from shequ_weiye.constants import recovery as r
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.services.recovery_rules import Fault


def refuse_fault(fault: Fault) -> NoReturn:
	"""Raise ``ApprovalRefused`` with the words for a fault."""
	refuse_with(
		{
			Fault.NOTHING_DEMANDED: _("Nothing is to come back. Enter the amounts, or drop the suspicion."),
			Fault.MORE_THAN_PAID: _(
				"No more can come back of a period than was paid for it. Correct the amount."
			),
			Fault.WRONG_NUMBER: _("Between 1 and {0} instalments are possible.").format(r.MOST_INSTALMENTS),
			Fault.TOO_LITTLE_EACH: _("The amount is too small for so many instalments. Enter fewer."),
			Fault.WRONG_DAY: _(
				"The day is not possible: an instalment is due after today, and money comes between the decision"
				" and today. Correct it."
			),
			Fault.NO_VOUCHER: _("Enter the voucher number of the bank."),
			Fault.NO_AMOUNT: _("Enter the amount that came, in yuan."),
			Fault.MORE_THAN_OWED: _(
				"More than is still owed cannot be entered. Compare it with the voucher."
			),
			Fault.OTHER_RECEIPT: _(
				"This voucher number stands here already with another amount or day. Compare the vouchers."
			),
		}[fault]
	)
