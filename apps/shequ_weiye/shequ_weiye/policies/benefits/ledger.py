"""Writes the ledger of benefits: the one way in which anything is granted, paid and taken back.

The callers have decided, and have checked the user against the case. Everything happens in the transaction of
the caller: an end in the middle leaves nothing, and neither does a refusal. Locks are taken in one order
(people, envelopes, claims, accounts), those of several grants together, so that many may grant at the same time:
who waits for an envelope with claims in hand would be waited for by whoever holds it and claims once more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import frappe
from frappe import _
from frappe.utils import getdate, now_datetime

from shequ_weiye.constants.benefits import EFFECTS, GRANTED, LEDGER, MONTH
from shequ_weiye.constants.policies import EMPLOYER, RESIDENT
from shequ_weiye.policies.benefits import accounts, caps, claim_table
from shequ_weiye.policies.benefits.accounts import Holder
from shequ_weiye.policies.benefits.envelopes import charge, find_envelope, locked_balance, paying_envelope
from shequ_weiye.policies.benefits.exclusions import exclusions_of
from shequ_weiye.policies.benefits.messages import (
	BenefitRefused,
	refuse,
	refuse_month,
	refuse_owing,
	refuse_without_contract,
)
from shequ_weiye.policies.services.benefit_claims import (
	Claim,
	ContractMissing,
	Period,
	Wish,
	claims_of,
)
from shequ_weiye.policies.services.benefit_months import MonthsRule, decided_until, month_fault

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.benefit_ledger_entry.benefit_ledger_entry import BenefitLedgerEntry

SAVEPOINT = "benefits"

# What an entry takes over from the one that it follows.
KEPT = (
	"policy",
	"policy_version",
	"policy_decision",
	"family",
	"resident",
	"employer",
	"firm",
	"period_kind",
	"period",
	"period_day",
	"amount",
	"fund",
	"budget_envelope",
	"reference_doctype",
	"reference_name",
	"division",
)


@dataclass(frozen=True)
class Grant:
	"""What is granted: yuan for one period, to a resident, to an employer, or to an employer for a resident.

	``division`` is that of the case. ``firm`` is the credit code of the resident's own firm, where the firm
	too receives it once.
	"""

	policy: str
	division: str
	period: Period
	amount: float
	resident: str | None = None
	employer: str | None = None
	firm: str = ""
	policy_version: str | None = None
	policy_decision: str | None = None
	case: tuple[str, str] | None = None
	reason: str = ""

	@property
	def holder(self) -> Holder:
		"""Who has it: the person, wherever one is named; of two employers of one person the second is refused."""
		return Holder(RESIDENT, self.resident) if self.resident else Holder(EMPLOYER, self.employer or "")

	@property
	def parties(self) -> tuple[Holder, ...]:
		"""All of whom it speaks: what one of them owes stops it."""
		return accounts.parties(self.resident, self.employer, self.firm)


def record_grants(grants: Sequence[Grant]) -> list[str]:
	"""Write the grants, all or none; give the names of the entries.

	Raises ``BenefitRefused`` for the first that a rule refuses.
	"""
	with _all_or_nothing():
		accounts.lock_all(party for grant in grants for party in grant.parties)
		_lock_envelopes({(grant.policy, grant.division) for grant in grants})
		return [_record(grant) for grant in grants]


def follow(
	entry: str, kind: str, reason: str = "", amount: float | None = None, receipt: str | None = None
) -> str:
	"""Write what comes after an entry: payment, cancellation, refund; give the name of the new entry.

	``amount`` (yuan) is that of the entry before unless it is given: negative where money comes back.
	``receipt`` is the key of what came, which no second entry has.
	Raises ``BenefitRefused`` if the entry was followed already, or ``kind`` cannot follow it.
	"""
	# The caller has checked the user against this entry or its case.
	before = frappe.get_doc(LEDGER, entry)
	holder = Holder(RESIDENT, before.resident) if before.resident else Holder(EMPLOYER, before.employer)
	parties = accounts.parties(before.resident, before.employer, before.firm)
	accounts.lock_all(parties)
	_refuse_wrong_order(before, kind)
	effect = EFFECTS[kind]
	grant = before.grant_entry or before.name
	amount = before.amount if amount is None else amount
	for party in parties if effect.owed else ():
		accounts.change_owed(party, effect.owed * amount)
	if effect.counts:
		_take_back(grant, before, holder)
	charge(before.budget_envelope, kind, amount)
	values = {**{field: before.get(field) for field in KEPT}, "amount": amount, "receipt_key": receipt}
	return _write({**values, "kind": kind, "follows": entry, "grant_entry": grant, "reason": reason})


def require_nothing_owed(holders: Iterable[Holder]) -> None:
	"""Raise ``BenefitRefused`` if one of them has to pay something back first (operating rules A.4, recovery)."""
	for holder in holders:
		if owed := accounts.owed_by(holder):
			refuse_owing(owed)


def open_grant_of(doctype: str, name: str) -> str | None:
	"""Name the grant of a case that is neither paid nor cancelled, if there is one."""
	case = {"reference_doctype": doctype, "reference_name": name}
	# The caller has checked the user against this case; what follows a grant stands in the same case.
	entries = frappe.get_all(LEDGER, filters=case, fields=["name", "kind", "follows"])
	followed = {entry.follows for entry in entries}
	grants = (entry.name for entry in entries if entry.kind == GRANTED)
	return next((name for name in grants if name not in followed), None)


def _lock_envelopes(paid: set[tuple[str, str]]) -> None:
	"""Let nobody else charge what pays for these policies in these divisions."""
	names = set()
	for policy, division in paid:
		# Policies are read by everybody.
		fund, kind = frappe.db.get_value("Policy", policy, ["fund", "envelope_kind"])
		names.add(find_envelope(fund, kind, division))
	for name in sorted(filter(None, names)):
		locked_balance(name)


@contextmanager
def _all_or_nothing() -> Iterator[None]:
	"""Undo what was written before a refusal, for callers that go on after it."""
	frappe.db.savepoint(SAVEPOINT)
	try:
		yield
	except BenefitRefused:
		frappe.db.rollback(save_point=SAVEPOINT)
		raise


def _record(grant: Grant) -> str:
	# Policies are read by everybody.
	policy = frappe.db.get_value(
		"Policy", grant.policy, ["family", "fund", "envelope_kind", "months_with"], as_dict=True
	)
	require_nothing_owed(grant.parties)
	name = frappe.generate_hash(length=20)
	claims = _take_claims(grant, name, policy.family)
	_count_month(grant, policy.months_with or grant.policy)
	caps.count(grant.policy, grant.policy_version, grant.holder, grant.period.day, grant.amount)
	# What costs nothing, such as a loan that a bank grants, needs no budget.
	envelope = paying_envelope(policy.fund, policy.envelope_kind, grant.division) if grant.amount else None
	charge(envelope, GRANTED, grant.amount)
	return _write(
		{
			"name": name,
			"kind": GRANTED,
			"policy": grant.policy,
			"policy_version": grant.policy_version,
			"policy_decision": grant.policy_decision,
			"family": policy.family,
			"resident": grant.resident,
			"employer": grant.employer,
			"firm": grant.firm,
			"period_kind": grant.period.kind,
			"period": grant.period.mark,
			"period_day": grant.period.day,
			"amount": round(grant.amount, 2),
			"fund": policy.fund,
			"budget_envelope": envelope,
			"reference_doctype": grant.case and grant.case[0],
			"reference_name": grant.case and grant.case[1],
			"reason": grant.reason,
			"division": grant.division,
			"claim_keys": json.dumps([claim.key for claim in claims]),
		}
	)


def _count_month(grant: Grant, pool: str) -> None:
	"""Add a month to those that count together, if the version's limit leaves one."""
	if grant.period.kind != MONTH:
		return
	rule = _months_rule(grant.policy_version)
	had = accounts.months_had(grant.holder, pool)
	retires_on = accounts.retirement_of(grant.holder)
	had = had._replace(runs_until=decided_until(rule, had, grant.period.day, retires_on))
	if fault := month_fault(rule, had, grant.period.day):
		refuse_month(grant.policy, fault, rule, had)
	accounts.change_months(grant.holder, pool, 1, runs_until=had.runs_until)


def _months_rule(version: str | None) -> MonthsRule:
	if not version:
		return MonthsRule(0)
	# Public reference data.
	limit, extends = frappe.db.get_value("Policy Version", version, ["months_limit", "extends_to_retirement"])
	return MonthsRule(limit, bool(extends))


def _take_claims(grant: Grant, name: str, family: str) -> list[Claim]:
	holders = (str(grant.holder), *([f"Firm {grant.firm}"] if grant.firm else []))
	wish = Wish(name, grant.policy, family, holders, grant.period)
	excluded = exclusions_of(grant.policy, grant.policy_version, grant.division, grant.period.day)
	try:
		claims = claims_of(wish, excluded)
	except ContractMissing:
		refuse_without_contract(grant.policy)
	claim_table.take(wish, claims)
	return claims


def _take_back(grant: str, entry: BenefitLedgerEntry, holder: Holder) -> None:
	"""Give back the claims of a grant, and its month."""
	# Of the chain that the caller was checked for.
	keys, amount = frappe.db.get_value(LEDGER, grant, ["claim_keys", "amount"])
	claim_table.give_back(json.loads(keys))
	caps.give_back(entry.policy, entry.policy_version, holder, getdate(entry.period_day), amount)
	if entry.period_kind == MONTH:
		# Policies are read by everybody.
		pool = frappe.db.get_value("Policy", entry.policy, "months_with") or entry.policy
		accounts.change_months(holder, pool, -1)


def _refuse_wrong_order(before: BenefitLedgerEntry, kind: str) -> None:
	"""Refuse what was done already, or what cannot come after this entry."""
	# Follows an entry that the caller was checked for; of two at once the unique index refuses the second.
	done = frappe.db.get_value(LEDGER, {"follows": before.name}, "kind")
	if done or before.kind not in EFFECTS[kind].follows:
		message = _("{0} cannot follow {1}. Reload and look at what was recorded last.")
		refuse(message.format(_(kind), _(done or before.kind)))


def _write(values: dict[str, Any]) -> str:
	"""Write one entry with what it counts, by whom and when."""
	effect = EFFECTS[values["kind"]]
	entry = frappe.new_doc(LEDGER)
	entry.update(
		{
			**values,
			"counts": effect.counts,
			"owed": effect.owed,
			"recorded_by": frappe.session.user,
			"recorded_at": now_datetime(),
		}
	)
	entry.flags.is_written_by_server = True
	if name := values.get("name"):
		entry.flags.name_set = True
		entry.name = name
	# Nobody has the right to write the ledger; the server records what was decided.
	return str(entry.insert(ignore_permissions=True, ignore_links=True).name)  # nosemgrep
