"""What one resident or employer has had and owes, added up so that it can be locked and read at once.

The ledger is the truth; an account is its sum. Whoever grants first locks the record of the person, so that
two grants to one person come one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import frappe
from frappe import _
from frappe.utils import getdate

from shequ_weiye.constants.benefits import MONTHS_BEFORE
from shequ_weiye.constants.policies import EMPLOYER, RESIDENT
from shequ_weiye.policies.benefits.messages import refuse
from shequ_weiye.policies.services.benefit_claims import key_of
from shequ_weiye.policies.services.benefit_months import MonthsHad
from shequ_weiye.policies.services.caps import Had

TABLE = "Benefit Account"
FIELDS = ("months", "runs_until", "owed", "recoveries", "times", "amount")


# A firm of its founder's own, by its credit code: no record, but receives once as well.
FIRM = "Firm"


class Holder(NamedTuple):
	"""Who receives: a resident, or an employer that nobody is hired by; who owes may be a firm as well."""

	kind: str
	name: str

	def __str__(self) -> str:
		return f"{self.kind} {self.name}"


def lock_all(holders: Iterable[Holder]) -> None:
	"""Let nobody else grant to, pay or take back from these until the transaction ends."""
	for holder in sorted(set(holders)):
		lock(holder)


def lock(holder: Holder) -> None:
	"""Let nobody else grant to this holder until the transaction ends; of a firm the account stands for it."""
	if holder.kind == FIRM:
		_read(_name(holder))
		return
	# The caller has decided about this very record.
	if not frappe.db.get_value(holder.kind, holder.name, "name", for_update=True):
		refuse(_("The record of the person or employer is missing. Reload and choose it again."))


def owed_by(holder: Holder) -> float:
	"""Give the yuan that have to be paid back; the account is locked."""
	return float(_read(_name(holder)).owed or 0)


def change_owed(holder: Holder, amount: float) -> None:
	"""Add to what has to be paid back; the account is locked."""
	_write(_name(holder), owed=round(owed_by(holder) + amount, 2))


def is_suspected(holder: Holder) -> bool:
	"""Answer whether a recovery from this holder is open, so that nothing is paid; the account is locked."""
	return bool(_read(_name(holder)).recoveries)


def change_recoveries(holder: Holder, number: int) -> None:
	"""Add to the recoveries that are open; their case is locked."""
	name = _name(holder)
	_write(name, recoveries=int(_read(name).recoveries or 0) + number)


def parties(resident: str | None, employer: str | None, firm: str | None) -> tuple[Holder, ...]:
	"""Give all of whom an entry speaks."""
	named = ((EMPLOYER, employer), (FIRM, firm), (RESIDENT, resident))
	return tuple(Holder(kind, name) for kind, name in named if name)


def months_had(holder: Holder, pool: str) -> MonthsHad:
	"""Give the months of the policies that count together with ``pool``; the holder is locked."""
	account = _read(_name(holder, pool))
	return MonthsHad(_before_system(holder, pool), int(account.months or 0), account.runs_until)


def change_months(holder: Holder, pool: str, months: int, **decided: date | None) -> None:
	"""Add months, and keep until when they run if that is decided; the holder is locked."""
	name = _name(holder, pool)
	_write(name, months=int(_read(name).months or 0) + months, **decided)


def had(holder: Holder, pool: str) -> Had:
	"""Give what counts against caps; the holder is locked."""
	account = _read(_name(holder, pool))
	return Had(int(account.times or 0), float(account.amount or 0))


def change_had(holder: Holder, pool: str, times: int, amount: float) -> None:
	"""Add to what counts against caps; the holder is locked."""
	before = had(holder, pool)
	_write(_name(holder, pool), times=before.times + times, amount=round(before.amount + amount, 2))


def retirement_of(holder: Holder) -> date | None:
	"""Give the day of legal retirement, if it is known."""
	if holder.kind != RESIDENT:
		return None
	# The caller has decided about this very record.
	day = frappe.db.get_value(RESIDENT, holder.name, "retires_on")
	return getdate(day) if day else None


def _before_system(holder: Holder, pool: str) -> int:
	"""Give the months that were reported as had before this system, of all kinds that count together."""
	# Policies are read by everybody.
	families = frappe.get_all(
		"Policy", or_filters={"name": pool, "months_with": pool}, pluck="family", distinct=True
	)
	facts = {MONTHS_BEFORE[family] for family in families if family in MONTHS_BEFORE}
	filters = {holder.kind.lower(): holder.name, "fact": ("in", sorted(facts)), "is_current": 1}
	# Entries on the very person that is granted something.
	reported = frappe.get_all("Policy Fact", filters=filters, pluck="value") if facts else []
	return sum(int(float(value)) for value in reported)


def _name(holder: Holder, pool: str = "") -> str:
	return key_of("account", str(holder), pool)


def _read(name: str) -> frappe._dict:
	"""Give an account, made if there is none: a locking read of a missing row would lock its neighbours' place."""
	# A table of the server's own that nobody reads through Frappe; its names are hashes.
	frappe.db.sql(
		"insert into `tabBenefit Account` (name) values (%s) on duplicate key update name = name", [name]
	)
	# Locked, so that what was committed meanwhile is seen; the table is the server's own.
	return frappe.db.get_value(TABLE, name, FIELDS, as_dict=True, for_update=True)


def _write(name: str, **values: float | date | None) -> None:
	# As above.
	frappe.db.set_value(TABLE, name, values, update_modified=False)
