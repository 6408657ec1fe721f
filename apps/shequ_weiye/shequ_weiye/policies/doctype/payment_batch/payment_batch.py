"""A payment batch (发放批次): cases of one policy and county that are paid by one order to the bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frappe import _

from shequ_weiye.constants import payments as p
from shequ_weiye.constants.levels import COUNTY
from shequ_weiye.constants.roles import COUNTY_FINANCE_OFFICER
from shequ_weiye.constants.workflows import RETURN
from shequ_weiye.constants.workflows_payments import CANCEL_BATCH, PAYMENT_BATCH
from shequ_weiye.permissions.area import level_of
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.payments.batches import (
	fill,
	reentered_accounts,
	release,
	require_all_payable,
	require_all_reported,
	require_lines,
	require_maker,
	require_other_persons,
)
from shequ_weiye.policies.services.approval_rules import FieldGroup, FieldRules, Rules

if TYPE_CHECKING:
	from collections.abc import Callable

	from shequ_weiye.policies.services.approval_rules import Way

	Check = Callable[["PaymentBatch"], None]

# What must hold to enter a state, whatever the step is called.
ENTERING: dict[str, tuple[Check, ...]] = {
	p.PENDING_CHECK: (require_lines, require_all_payable),
	p.PENDING_ORDER: (require_lines, require_other_persons, require_all_payable),
	p.AT_BANK: (require_lines, require_other_persons, require_all_payable),
	p.SETTLED: (require_all_reported,),
}


class PaymentBatch(ApprovalDocument):
	"""A case of the approval kernel: whoever makes it, checks it and orders it are three people."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.policies.doctype.application_step.application_step import ApplicationStep
		from shequ_weiye.policies.doctype.payment_line.payment_line import PaymentLine

		decision_reason: DF.SmallText | None
		division: DF.Link
		division_code: DF.Data | None
		fund: DF.Literal[
			"",
			"Employment Subsidy Fund",
			"Unemployment Insurance Fund",
			"Skills Training Special Account",
			"Social and Charity Funds",
		]
		last_reason: DF.SmallText | None
		line_count: DF.Int
		lines: DF.Table[PaymentLine]
		policy: DF.Link
		recorded_by: DF.Link | None
		step_due_on: DF.Date | None
		steps: DF.Table[ApplicationStep]
		title: DF.Data | None
		total: DF.Currency
		workflow_definition: DF.Link | None
		workflow_state: DF.Link | None
	# end: auto-generated types

	rules = Rules(PAYMENT_BATCH.recording_states, frozenset({RETURN, CANCEL_BATCH}))
	field_rules = FieldRules((), FieldGroup(frozenset(), frozenset({p.DRAFT}), COUNTY_FINANCE_OFFICER))
	finished_states = frozenset({p.SETTLED, p.CANCELLED})
	server_fields = ("division_code", "title", "fund", "line_count", "total")

	def on_trash(self) -> None:
		"""Keep what was ordered."""
		if self.workflow_state != p.DRAFT:
			refuse_with(_("A batch that was submitted is kept."))

	def notes(self) -> list[str]:
		"""Say which accounts are to be looked at a second time."""
		return reentered_accounts(self)

	def check_contents(self) -> None:
		"""Fill the lines of a draft; afterwards they stay as they were submitted."""
		before = self.get_doc_before_save()
		if before and before.workflow_state != p.DRAFT:
			return
		if before:
			require_maker(self)
		if level_of(self.division) != COUNTY:
			refuse_with(_("A batch is one of a county. Choose the county."))
		set_division_code(self)
		fill(self)

	def check_step(self, way: Way) -> None:
		"""Check the conditions of the step by where it leads."""
		for check in ENTERING.get(way.next_state, ()):
			check(self)

	def enter_state(self, way: Way) -> None:
		"""Set the cases of a cancelled batch free."""
		if way.next_state == p.CANCELLED:
			release(self)
