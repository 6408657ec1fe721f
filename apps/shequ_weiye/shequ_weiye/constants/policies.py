"""Vocabularies of policies, and the floors and caps of the plan that no version may cross."""

from __future__ import annotations

from typing import NamedTuple

RESIDENT = "Resident"
EMPLOYER = "Employer"
SUBJECT_KINDS: tuple[str, ...] = (RESIDENT, EMPLOYER)

STARTUP_GRANT = "Startup Grant"
RENT_SUBSIDY = "Rent Subsidy"
PERSONAL_LOAN = "Personal Guaranteed Loan"
ENTERPRISE_LOAN = "Enterprise Guaranteed Loan"
PERSONAL_LOAN_INTEREST = "Personal Loan Interest Discount"
ENTERPRISE_LOAN_INTEREST = "Enterprise Loan Interest Discount"
FLEXIBLE_INSURANCE = "Flexible Work Insurance Subsidy"
EMPLOYER_INSURANCE = "Employer Insurance Subsidy"
HIRING_SUBSIDY = "Hiring Subsidy"
DOMESTIC_INSURANCE = "Domestic Service Insurance Subsidy"
ACCIDENT_COVER = "Domestic Service Accident Cover"
PUBLIC_WELFARE_POST = "Public Welfare Post"
TRAINING_SUBSIDY = "Training Subsidy"
STATION_SUBSIDY = "Station Service Subsidy"
FREE_SPACE = "Free Business Space"

FAMILIES: tuple[str, ...] = (
	STARTUP_GRANT,
	RENT_SUBSIDY,
	FREE_SPACE,
	PERSONAL_LOAN,
	ENTERPRISE_LOAN,
	PERSONAL_LOAN_INTEREST,
	ENTERPRISE_LOAN_INTEREST,
	FLEXIBLE_INSURANCE,
	EMPLOYER_INSURANCE,
	HIRING_SUBSIDY,
	DOMESTIC_INSURANCE,
	ACCIDENT_COVER,
	PUBLIC_WELFARE_POST,
	TRAINING_SUBSIDY,
	STATION_SUBSIDY,
)

# How sure a value is: stated by the plan, published by an office, or still to be confirmed (待核实).
STATED = "Stated by the Plan"
PUBLISHED = "Published"
UNCONFIRMED = "To Be Confirmed"
MARKS: tuple[str, ...] = (STATED, PUBLISHED, UNCONFIRMED)

# --- stages of a version

DRAFT = "Draft"
IN_REVIEW = "In Review"
IN_FORCE = "In Force"
SUPERSEDED = "Superseded"
WITHDRAWN = "Withdrawn"

# Versions by which a case may have been accepted.
DECIDING_STATES: frozenset[str] = frozenset({IN_FORCE, SUPERSEDED})

# --- conditions

ALL_OF = "All Of"
ANY_OF = "Any Of"
MATCHES: tuple[str, ...] = (ALL_OF, ANY_OF)

# --- amounts

FIXED = "Fixed Amount"
SHARE = "Share of a Fact"
TIMES = "Amount Times a Fact"
BASES: tuple[str, ...] = (FIXED, SHARE, TIMES)

PERIODS: tuple[str, ...] = ("Once", "Every Month", "Every Year", "Per Course", "Per Contract", "Loan Limit")

# --- renewal: for how many months is granted what is applied for once

RENEWAL_MONTHS: dict[str, int] = {
	"Every Month": 1,
	"Every Quarter": 3,
	"Every Half Year": 6,
	"Every Year": 12,
}

# --- publicity

WORKING_DAYS, CALENDAR_DAYS = "Working Days", "Calendar Days"

# --- outcomes

ENTITLED = "Entitled"
NOT_ENTITLED = "Not Entitled"
NOT_KNOWN = "Not Known"
OUTCOMES: dict[bool | None, str] = {True: ENTITLED, False: NOT_ENTITLED, None: NOT_KNOWN}

# --- the worklist of people who are entitled and have not applied

TO_CONTACT = "To Contact"
CONTACTED = "Contacted"
APPLIED = "Applied"
NOT_INTERESTED = "Not Interested"
NO_LONGER_ENTITLED = "No Longer Entitled"
MATCH_STATES: tuple[str, ...] = (TO_CONTACT, CONTACTED, APPLIED, NOT_INTERESTED, NO_LONGER_ENTITLED)

WILL_APPLY = "Will Apply"
NOT_REACHED = "Not Reached"
DECLINED = "Does Not Want It"
FACT_IS_WRONG = "A Fact Is Wrong"
CONTACT_OUTCOMES: tuple[str, ...] = (WILL_APPLY, NOT_REACHED, DECLINED, FACT_IS_WRONG)

FACT_SOURCES: tuple[str, ...] = (
	"Data Sharing",
	"Document Seen",
	"Told by the Person",
	"Home Visit",
	"Import",
)

# --- cases on their way that would be decided otherwise today

AFFECTED_CASE = "Affected Case"

NEW_VERSION = "New Version"
CHANGED_FACTS = "Changed Facts"
VERSION_AND_FACTS = "New Version and Changed Facts"
CAUSES: tuple[str, ...] = (NEW_VERSION, CHANGED_FACTS, VERSION_AND_FACTS)

TO_LOOK_AT = "To Look At"
LOOKED_AT = "Looked At"
NO_LONGER_AFFECTED = "No Longer Affected"
AFFECTED_STATES: tuple[str, ...] = (TO_LOOK_AT, LOOKED_AT, NO_LONGER_AFFECTED)


class Limits(NamedTuple):
	"""The least and the greatest value that a parameter may have; nothing where the plan sets none."""

	floor: float | None = None
	cap: float | None = None


class RequiredRow(NamedTuple):
	"""A condition without which a version would relax the plan."""

	fact: str
	operator: str
	parameter: str


class PlanRule(NamedTuple):
	"""What the plan fixes for one family of policies."""

	clause: str
	parameters: dict[str, Limits]
	required_rows: tuple[RequiredRow, ...] = ()
	# The parameters from which the amounts of a version may be taken.
	amounts_from: tuple[str, ...] = ()


CONTRACT_ROW = RequiredRow("contract_months", "At Least", "contract_months")

# Plan 2023-2025 (鲁就办〔2023〕13号); operating rules A.8, first list.
PLAN_RULES: dict[str, PlanRule] = {
	STARTUP_GRANT: PlanRule(
		"三（二）7",
		{"small_enterprise_amount": Limits(floor=12_000), "individual_amount": Limits(floor=2_000)},
		amounts_from=("small_enterprise_amount", "individual_amount"),
	),
	PERSONAL_LOAN: PlanRule(
		"三（二）7",
		{"loan_cap": Limits(cap=500_000), "loan_years": Limits(cap=3)},
		amounts_from=("loan_cap",),
	),
	ENTERPRISE_LOAN: PlanRule(
		"三（二）7",
		{"loan_cap": Limits(cap=10_000_000), "loan_years": Limits(cap=2)},
		amounts_from=("loan_cap",),
	),
	HIRING_SUBSIDY: PlanRule("三（三）9", {"contract_months": Limits(floor=12)}, (CONTRACT_ROW,)),
	EMPLOYER_INSURANCE: PlanRule("三（五）16", {"contract_months": Limits(floor=12)}, (CONTRACT_ROW,)),
}
