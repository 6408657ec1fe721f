"""One repayment of a loan, as the bank reports it."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class LoanRepayment(ChildRow):
	"""What was due when, and when it was paid; how rows are read is told in ``loan_course.py``."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		due_on: DF.Date | None
		note: DF.Data | None
		paid_on: DF.Date | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		principal: DF.Currency
	# end: auto-generated types
