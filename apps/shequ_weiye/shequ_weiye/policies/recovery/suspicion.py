"""Begins a recovery at payments in the ledger of benefits, and keeps what was suspected as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import flt

from shequ_weiye.constants import benefits as b
from shequ_weiye.constants import recovery as r
from shequ_weiye.constants.levels import COUNTY
from shequ_weiye.constants.policies import EMPLOYER, RESIDENT
from shequ_weiye.constants.roles import COUNTY_OFFICER
from shequ_weiye.permissions.area import ancestor_at
from shequ_weiye.permissions.scope import holds_role_over
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.benefits.accounts import Holder
from shequ_weiye.policies.services.recovery_rules import total

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.benefit_ledger_entry.benefit_ledger_entry import BenefitLedgerEntry
	from shequ_weiye.policies.doctype.recovery_case.recovery_case import RecoveryCase

# After these something may have to come back.
RECOVERABLE = frozenset({b.PAID, b.DEMAND_WITHDRAWN, b.INSTALMENT_RECEIVED})


def suspect(entries: Sequence[BenefitLedgerEntry], ground: str, finding: str) -> RecoveryCase:
	"""Write down that these payments may have been wrong; from this moment payments to the same people rest.

	The caller has checked the user against the entries. Raises ``ApprovalRefused`` for entries that do not
	belong together, or of which nothing can come back.
	"""
	first = entries[0]
	if len({_matter(entry) for entry in entries}) > 1:
		refuse_with(_("Select payments of one person or employer, one policy and one county."))
	debtor = debtor_of(first)
	case = frappe.new_doc(r.CASE)
	case.update(
		{
			"debtor_name": title_of(debtor),
			debtor.kind.lower(): debtor.name,
			"policy": first.policy,
			"division": first.division,
			"ground": ground,
			"finding": finding.strip(),
			"lines": [line_of(entry) for entry in sorted(entries, key=lambda entry: str(entry.period_day))],
		}
	)
	case.flags.is_written_by_server = True
	# The user was checked against the payments; only this function writes a case.
	return case.insert(ignore_permissions=True)  # nosemgrep


def debtor_of(entry: BenefitLedgerEntry) -> Holder:
	"""Give who got the money: of a worker's subsidy it is the employer."""
	return Holder(EMPLOYER, entry.employer) if entry.employer else Holder(RESIDENT, entry.resident)


def title_of(holder: Holder) -> str:
	"""Give the name of a resident or employer."""
	field = frappe.get_meta(holder.kind).title_field
	# Of whom the entry speaks for which the caller was checked.
	return str(frappe.db.get_value(holder.kind, holder.name, field))


def line_of(entry: BenefitLedgerEntry) -> dict[str, object]:
	"""Give the line of one payment; all that is still with the person is suspected at first."""
	kept = kept_of(entry)
	if not is_recoverable(entry) or not kept:
		message = _("{0} {1}: nothing was paid, or it is being taken back already. Leave it out.")
		refuse_with(message.format(entry.policy, entry.period))
	return {
		"ledger_entry": entry.name,
		"last_entry": entry.name,
		"live_key": entry.grant_entry,
		"period": entry.period or _(entry.period_kind, frappe.db.get_default("lang")),
		"resident": entry.resident,
		"person_name": title_of(Holder(RESIDENT, entry.resident)) if entry.resident else None,
		"fund": entry.fund,
		"budget_envelope": entry.budget_envelope,
		"paid": kept,
		"amount": kept,
	}


def is_recoverable(entry: BenefitLedgerEntry) -> bool:
	"""Answer whether a recovery may begin at an entry: money is out, and nothing follows it yet."""
	# Whether it is followed, and whether a case has it; of the entry for which the caller was checked.
	taken = frappe.db.exists(b.LEDGER, {"follows": entry.name})
	return (
		entry.kind in RECOVERABLE
		and not taken
		and not frappe.db.exists(r.LINE, {"live_key": entry.grant_entry})
	)


def may_suspect(entry: BenefitLedgerEntry) -> bool:
	"""Answer whether the session's user may begin a recovery at an entry."""
	return is_recoverable(entry) and holds_role_over(frappe.session.user, COUNTY_OFFICER, entry.division_code)


def kept_of(entry: BenefitLedgerEntry) -> float:
	"""Give the yuan of a grant that have not come back."""
	# The chain of the entry for which the caller was checked.
	chain = frappe.get_all(
		b.LEDGER,
		{
			"grant_entry": entry.grant_entry,
			"kind": ("in", (b.PAID, b.INSTALMENT_RECEIVED, b.REFUND_COMPLETED)),
		},
		pluck="amount",
	)
	return total(chain)


def keep_lines(case: RecoveryCase) -> None:
	"""Leave the lines as they were suspected; of what a client wrote only the amounts count."""
	before = case.get_doc_before_save()
	if not before:
		return
	amounts = {row.name: flt(row.amount, 2) for row in case.lines}
	rows = [{**row.as_dict(), "amount": amounts.get(row.name, row.amount)} for row in before.lines]
	case.set("lines", rows)


def _matter(entry: BenefitLedgerEntry) -> tuple[str, Holder, str | None]:
	return (entry.policy, debtor_of(entry), ancestor_at(entry.division_code, COUNTY))
