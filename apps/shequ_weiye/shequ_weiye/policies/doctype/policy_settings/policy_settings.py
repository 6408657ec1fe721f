"""What administrators decide about the search for people who are entitled, about budgets, payments and the worklist."""

from __future__ import annotations

from frappe.model.document import Document


class PolicySettings(Document):
	"""One record for the whole site."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.policies.doctype.bank_file_column.bank_file_column import BankFileColumn
		from shequ_weiye.policies.doctype.budget_required_place.budget_required_place import (
			BudgetRequiredPlace,
		)
		from shequ_weiye.policies.doctype.in_turn_place.in_turn_place import InTurnPlace

		bank_file_columns: DF.Table[BankFileColumn]
		budget_required_in: DF.Table[BudgetRequiredPlace]
		handed_out_in_turn: DF.Table[InTurnPlace]
		quiet_days: DF.Int
		quiet_days_after_refusal: DF.Int
	# end: auto-generated types
