"""The base of applications for money: published after the approval, paid, and written into the ledger of benefits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frappe.utils import getdate, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants.publicity import PUBLISH_WITHIN
from shequ_weiye.policies.applications.application import Application
from shequ_weiye.policies.applications.budget import budget_notes
from shequ_weiye.policies.applications.field_rules import BACK_OR_OUT
from shequ_weiye.policies.applications.publicity import Subject, end_by_version, publicity_notes
from shequ_weiye.policies.applications.steps import checks_of
from shequ_weiye.policies.payments.reentry import may_reenter, reentry_note
from shequ_weiye.territory.services.workdays import add_workdays

if TYPE_CHECKING:
	from datetime import date

	from shequ_weiye.policies.applications.steps import Check
	from shequ_weiye.policies.services.approval_rules import Way


class PaidApplication(Application):
	"""A case that ends with money.

	Its DocType has, beside the fields of every application, those of publicity (``publicity_notice``,
	``publicity_from``, ``publicity_to``, which a notice writes), of payment (``payee``, ``bank_name``,
	``bank_account``, ``payment_reference``, ``paid_on``) and ``amount``.
	"""

	action_fields = ("decision_reason", "payment_reference", "paid_on")

	# --- what a subclass adds

	def publicity_subject(self) -> Subject:
		"""Say who is published, and for what."""
		raise NotImplementedError

	def least_publicity_days(self) -> int:
		"""Give the working days that publicity lasts at least, whatever the version says."""
		return 0

	def write_ledger(self, state: str) -> None:
		"""Write what follows from ``state``, which the case enters, into the ledger of benefits."""

	# --- the same for all

	def notes(self) -> list[str]:
		"""Say what the bank returned, whether a budget pays, how it stands with publicity, who has it and what it waits for."""
		returned = reentry_note(self)
		notes = [*budget_notes(self), *publicity_notes(self), *super().notes()]
		return [returned, *notes] if returned else notes

	def onload(self) -> None:
		"""Tell the form whether the account may be entered again."""
		super().onload()
		self.set_onload("may_reenter", may_reenter(self))

	def check_changed_fields(self) -> None:
		"""Refuse what is closed; an account that finance enters again was checked there (``payments/reentry.py``)."""
		if not self.flags.account_is_reentered:
			super().check_changed_fields()

	def checks_of(self, way: Way) -> tuple[Check, ...]:
		"""Give what must hold for a step: of the entitlement, the papers, publicity and payment."""
		return checks_of(way, self.entitlement)

	def follow_state(self, way: Way) -> None:
		"""Leave the notice or wait for one, and let the ledger follow."""
		if way.next_state == s.IN_PUBLICITY or way.next_state in BACK_OR_OUT:
			self.leave_notice()
		if way.next_state == s.IN_PUBLICITY:
			self.step_due_on = add_workdays(getdate(nowdate()), PUBLISH_WITHIN)
		self.write_ledger(way.next_state)

	def leave_notice(self) -> None:
		"""Stand on no notice: what was decided anew, or is corrected first, is shown anew."""
		self.publicity_notice = self.publicity_from = self.publicity_to = None

	def end_of_publicity(self, first: date) -> date:
		"""Give the last day of a publicity from ``first``, by the days of settings and version."""
		least = add_workdays(first, self.least_publicity_days())
		return max(least, end_by_version(self.policy_version, first) or least)
