"""Who may see which row: every DocType of the app declares here what its rows hang on.

A DocType that is not declared is refused to everyone but Administrator, and the test beside this file fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
	"""What decides on a row, after the user's role allowed the DocType."""

	BY_DIVISION = "the row's division_code lies in the area of a posting whose role has the right"
	BY_PARENT = "whoever may see the parent row may see the child row"
	BY_OWNER = "only the user who made the row"
	PUBLIC_REFERENCE = (
		"everyone with the role reads; writing needs a posting over the place the row stands for"
	)
	SYSTEM = "the role alone"
	NOBODY = "no user, Administrator neither: the server alone"


@dataclass(frozen=True)
class Scope:
	"""One DocType's declaration; use the functions below to make one."""

	kind: Kind
	parents: tuple[str, ...] = ()
	code_field: str | None = None
	open_to_operators: bool = False


def by_division(*, open_to_operators: bool = False) -> Scope:
	"""Declare a DocType with ``division`` and ``division_code``.

	``open_to_operators`` lets System Managers reach all rows without a posting: only for what they need to
	give the first administrator a posting.
	"""
	return Scope(Kind.BY_DIVISION, code_field="division_code", open_to_operators=open_to_operators)


def by_parent(*parents: str) -> Scope:
	"""Declare a child table by all DocTypes that hold its rows."""
	return Scope(Kind.BY_PARENT, parents=parents)


def by_owner() -> Scope:
	"""Declare a DocType whose rows belong to the user who made them."""
	return Scope(Kind.BY_OWNER)


def public_reference(*, code_field: str | None = None) -> Scope:
	"""Declare reference data.

	``code_field`` holds the code of the place a row stands for; rows without a place (a calendar) are
	written by those posted to a whole province.
	"""
	return Scope(Kind.PUBLIC_REFERENCE, code_field=code_field, open_to_operators=True)


def system() -> Scope:
	"""Declare settings and logs that hold nothing of a place or person."""
	return Scope(Kind.SYSTEM)


def nobody() -> Scope:
	"""Declare what only the server itself reads and writes."""
	return Scope(Kind.NOBODY)


SCOPES: dict[str, Scope] = {
	# Territory
	"Administrative Division": public_reference(code_field="code"),
	"Division Former Name": by_parent("Administrative Division"),
	"Staff Posting": by_division(open_to_operators=True),
	"Work Calendar Day": public_reference(),
	# Written by those posted to the whole province.
	"Level Right": public_reference(),
	"Row Access Request": by_division(),
	"Row Access Item": by_parent("Row Access Request"),
	"Access Settings": system(),
	"Division Check": system(),
	"Job Run": system(),
	"Export Record": by_division(),
	# Holds for the whole site; the floors are shipped.
	"Retention Rule": public_reference(),
	"Retention Run": by_division(),
	"Retention Run Item": by_parent("Retention Run"),
	# Privacy
	"Sealed Value": nobody(),
	"Sensitive Access Log": by_division(),
	# Policies
	"Application Step": by_parent(
		"Startup Application",
		"Benefit Application",
		"Startup Loan",
		"Job Fair",
		"Training Need",
		"Assistance Record",
		"Resident",
		"Policy Version",
		"Publicity Notice",
		"Publicity Objection",
		"Payment Batch",
		"Recovery Case",
	),
	"Approval Task": by_division(),
	"Worklist Turn": nobody(),
	"Workflow Definition": public_reference(),
	"Batch Decision": by_division(),
	"Batch Decision Line": by_division(),
	"Application Document": by_parent("Startup Application"),
	"Policy": public_reference(),
	"Policy Version": public_reference(code_field="division"),
	"Policy Source": by_parent("Policy Version"),
	"Policy Parameter": by_parent("Policy Version"),
	"Policy Condition": by_parent("Policy Version"),
	"Policy Condition Group": by_parent("Policy Version"),
	"Policy Amount": by_parent("Policy Version"),
	"Policy Document": by_parent("Policy Version"),
	"Policy Step": by_parent("Policy Version"),
	"Policy Exclusion": by_parent("Policy Version"),
	"Policy Cap": by_parent("Policy Version"),
	"Policy Fact": by_division(),
	"Policy Decision": by_division(),
	"Policy Match": by_division(),
	"Affected Case": by_division(),
	"Policy Settings": system(),
	"Budget Required Place": by_parent("Policy Settings"),
	"Benefit Application": by_division(),
	"Benefit Line": by_parent("Benefit Application"),
	"Benefit Paper": by_parent("Benefit Application", "Startup Loan"),
	"Benefit Ledger Entry": by_division(),
	"Benefit Claim": nobody(),
	"Benefit Account": nobody(),
	"Budget Envelope": by_division(),
	"Publicity Notice": by_division(),
	"Publicity Line": by_parent("Publicity Notice"),
	"Publicity Objection": by_division(),
	"Payment Batch": by_division(),
	"Payment Line": by_parent("Payment Batch"),
	"Recovery Case": by_division(),
	"Recovery Line": by_parent("Recovery Case"),
	"Recovery Instalment": by_parent("Recovery Case"),
	"Recovery Receipt": by_parent("Recovery Case"),
	"Bank File Column": by_parent("Policy Settings"),
	"In Turn Place": by_parent("Policy Settings"),
	# Residents
	"Resident": by_division(),
	"Resident Category": by_parent("Resident"),
	"Resident Work Condition": by_parent("Resident"),
	"Sensitive Circumstance": by_division(),
	"Personal Data Consent": by_division(),
	"Employment Status Change": by_division(),
	"Household": by_division(),
	"Household Member": by_parent("Household"),
	"Residents Settings": system(),
	# Startups
	"Startup Application": by_division(),
	"Startup Intake": by_division(),
	"Startup Loan": by_division(),
	"Loan Repayment": by_parent("Startup Loan"),
	"Loan Interest Quarter": by_parent("Startup Loan"),
	"Startup Settings": system(),
	"Further Paper": by_parent("Startup Settings"),
	# Jobs
	"Employer": by_division(),
	"Employer Survey": by_division(),
	"Job Post": by_division(),
	"Job Fair": by_division(),
	"Job Fair Booth": by_parent("Job Fair"),
	"Job Fair Sign Up": by_division(),
	"Job Referral": by_division(),
	"Jobs Settings": system(),
	# Assistance
	"Assistance Record": by_division(),
	"Service Contact": by_division(),
	"Assistance Settings": system(),
	"Assistance Place Rule": by_parent("Assistance Settings"),
	# Training
	"Training Catalogue Item": public_reference(code_field="division"),
	"Training Need": by_division(),
	"Training Class": by_division(),
	"Training Session": by_parent("Training Class"),
	"Training Enrolment": by_parent("Training Class"),
	"Training Wish": by_division(),
	"Training Settings": system(),
}


def scoped_doctypes() -> tuple[str, ...]:
	"""Name the DocTypes whose rows hang on a division."""
	return tuple(doctype for doctype, scope in SCOPES.items() if scope.kind is Kind.BY_DIVISION)
