"""What may be granted of one fund in one year and place (直补社区 is budgeted community by community)."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import fmt_money, getdate, nowdate

from shequ_weiye.constants.benefits import DIRECT_GRANTS, ENVELOPE, LEDGER
from shequ_weiye.constants.levels import COMMUNITY, STREET
from shequ_weiye.permissions.area import level_of
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.policies.benefits.envelopes import locked_balance, numbers_of
from shequ_weiye.policies.services.budget import Balance, expected_by_year_end, used_up_on


class BudgetEnvelope(Document):
	"""A person writes the total; what is committed, paid and left is what the ledger adds up."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		committed: DF.Currency
		division: DF.Link
		division_code: DF.Data | None
		envelope_kind: DF.Literal["Subsidies", "Direct Grants to Communities"]
		fund: DF.Literal[
			"Employment Subsidy Fund",
			"Unemployment Insurance Fund",
			"Skills Training Special Account",
			"Social and Charity Funds",
		]
		money_left: DF.Currency
		note: DF.SmallText | None
		paid: DF.Currency
		title: DF.Data | None
		total: DF.Currency
		unique_key: DF.Data | None
		used_percent: DF.Percent
		year: DF.Int
	# end: auto-generated types

	def validate(self) -> None:
		"""Check the envelope; every rule is one method."""
		self.check_place()
		set_division_code(self)
		self.set_names()
		self.keep_what_the_ledger_adds_up()

	def onload(self) -> None:
		"""Tell the form what is to be expected if it goes on as until today."""
		balance, today = Balance(self.total, self.committed, self.paid), getdate(nowdate())
		self.set_onload("expected", expected_by_year_end(balance, self.year, today))
		self.set_onload("used_up_on", used_up_on(balance, self.year, today))

	def on_trash(self) -> None:
		"""Keep an envelope from which something was granted."""
		if frappe.db.exists(LEDGER, {"budget_envelope": self.name}):
			frappe.throw(_("Grants were charged to this budget, so it is kept."))

	def show_unique_validation_message(self, error: Exception) -> None:
		"""Say what to do about a second envelope of the same fund, year and place."""
		message = _("There is a budget of this fund, year and place. Change its total instead.")
		frappe.throw(message, frappe.UniqueValidationError)

	def check_place(self) -> None:
		"""Budget subsidies by county, city or province, and direct grants community by community."""
		level = level_of(self.division)
		if self.envelope_kind == DIRECT_GRANTS and level != COMMUNITY:
			frappe.throw(_("Direct grants are budgeted community by community. Choose a community."))
		if self.envelope_kind != DIRECT_GRANTS and level in (STREET, COMMUNITY):
			frappe.throw(
				_("Subsidies are budgeted by county, city or province. Choose one of these divisions.")
			)

	def set_names(self) -> None:
		"""Write what the envelope is called, and what there is only one of."""
		# Public reference data.
		place = frappe.db.get_value("Administrative Division", self.division, "division_name")
		self.title = f"{place} · {self.year} · {_(self.fund)}"
		if self.envelope_kind == DIRECT_GRANTS:
			self.title = f"{self.title} · {_(self.envelope_kind)}"
		self.unique_key = f"{self.fund}|{self.envelope_kind}|{self.year}|{self.division}"

	def keep_what_the_ledger_adds_up(self) -> None:
		"""Take committed and paid from the stored row, locked, whatever a client sent; refuse a smaller total."""
		stored = Balance(0, 0, 0) if self.is_new() else locked_balance(self.name)
		balance = stored._replace(total=float(self.total or 0))
		if balance.left < 0:
			message = _("{0} yuan are granted or paid already. The total must not be less.")
			frappe.throw(message.format(fmt_money(balance.committed + balance.paid)))
		self.update(numbers_of(balance))


def on_doctype_update() -> None:
	"""Find the envelope of a place and year."""
	frappe.db.add_index(ENVELOPE, ["year", "division"])
