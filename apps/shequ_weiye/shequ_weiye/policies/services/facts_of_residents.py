"""What conditions on residents may speak of; pure. See ``fact_catalogue.py`` for what each kind means."""

from __future__ import annotations

from shequ_weiye.constants.policies import RESIDENT
from shequ_weiye.constants.residents import (
	EDUCATION_CODES,
	EMPLOYMENT_STATUSES,
	POST_KINDS,
	RESIDENT_CATEGORIES,
)
from shequ_weiye.constants.startups import ENTERPRISE_KINDS
from shequ_weiye.policies.services.fact_types import Derivation, Fact, FactMaker, FactType, Origin

_make = FactMaker(RESIDENT)
_registered = FactMaker(RESIDENT, Origin.REGISTER)
_since_group = FactMaker(RESIDENT, Origin.GROUP_SINCE)
_asked = FactMaker(RESIDENT, Origin.ASKED)
_groups = FactMaker(RESIDENT, Origin.GROUPS)

PERSON = (
	_registered.day("birth_date", "Birth Date", "Of the resident's record."),
	_make.years_since("age", "Age", "birth_date"),
	_registered.choice("gender", "Gender", "Of the resident's record.", ("Male", "Female")),
	_registered.day("retires_on", "Legal Retirement Month", "By birth month and kind of post."),
	_registered.choice("retirement_post", "Kind of Post", "Decides when a woman retires.", POST_KINDS),
	_make.derived(
		"months_to_retirement", "Months to Legal Retirement", "retires_on", Derivation.MONTHS_UNTIL
	),
	_registered.choice("education", "Education", "Of the resident's record.", tuple(EDUCATION_CODES)),
	_registered.choice(
		"employment_status", "Employment Status", "The latest that was entered.", EMPLOYMENT_STATUSES
	),
	_registered.day("status_changed_on", "Employment Status Since", "Day of the latest change."),
	_make.months_since("months_in_status", "Months in This Employment Status", "status_changed_on"),
	_groups.of(
		FactType.GROUPS,
		"categories",
		"Groups",
		"Groups of the resident's record that hold on the day.",
		choices=RESIDENT_CATEGORIES,
	),
	_since_group.of(
		FactType.DATE,
		"registered_unemployed_on",
		"Registered Unemployed Since",
		"Day of registration as unemployed.",
		where="Registered Unemployed",
	),
	_make.months_since(
		"months_registered_unemployed", "Months Registered Unemployed", "registered_unemployed_on"
	),
	_since_group.of(
		FactType.DATE,
		"hardship_recognised_on",
		"Recognised With Employment Difficulty On",
		"Day of the recognition.",
		where="Person with Employment Difficulty",
	),
	_registered.day("registered_on", "Registered Here Since", "Day of the registration with the community."),
	_make.months_since("months_registered_here", "Months Registered Here", "registered_on"),
	_make.day("graduated_on", "Graduated On", "Day of leaving the college or university."),
	_make.months_since("months_since_graduation", "Months Since Graduation", "graduated_on"),
	_make.yes_no("is_student", "Is a Student", "In full-time education."),
	# Kept apart from what everybody reads: the person decides to show it, or not, and no fact tells of it.
	_asked.private("has_disability_certificate", "Holds a Disability Certificate", "Shown by the person."),
	_make.yes_no("refund_owed", "Owes a Refund", "Money to be paid back is outstanding."),
)

BUSINESS = (
	_make.choice(
		"enterprise_kind", "Kind of Own Business", "As the market register has it.", ENTERPRISE_KINDS
	),
	_make.day("enterprise_registered_on", "Licence Date of Own Business", "Printed on the licence."),
	_make.months_since(
		"months_in_business", "Months Since Registration of Own Business", "enterprise_registered_on"
	),
	_make.of(
		FactType.YES_NO,
		"recognised_before_licence",
		"Recognised Before the Licence",
		"The recognition with employment difficulty is not later than the licence.",
		derivation=Derivation.NOT_AFTER,
		bases=("hardship_recognised_on", "enterprise_registered_on"),
	),
	_make.yes_no("enterprise_running", "Own Business Is Running", "Neither closed nor listed as abnormal."),
	_make.yes_no("first_enterprise", "First Own Business", "No licence before, as head or as operator."),
	_make.yes_no(
		"same_legal_representative",
		"Same Legal Representative Since Registration",
		"No change of legal representative or operator.",
	),
	_make.number(
		"own_firm_insured_months", "Months Insured in Own Firm", "Employee insurance paid by the own firm."
	),
	_make.yes_no("grant_received_before", "Startup Grant Received Before", "By this founder or this firm."),
	_make.yes_no("rents_premises", "Rents Business Premises", "By a lease of the founder or firm."),
	_make.money("rent_paid_per_year", "Rent Paid per Year", "By receipts."),
	_make.yes_no("has_rent_relief", "Has a Free Seat or Rent Relief", "From any public body."),
	_make.number("rent_subsidy_years", "Years of Rent Subsidy Received", "For this shop.", "Years"),
	_make.yes_no("holds_licence", "Holds a Business Licence", "As main operator or shareholder."),
	_make.private(
		"other_loans", "Has Other Loans", "Applicant or spouse, beside those that the rules leave out."
	),
	_make.private("loan_overdue_before", "Repaid a Guaranteed Loan Late", "An earlier guaranteed loan."),
	_make.number("loans_received", "Guaranteed Loans Received", "Number so far.", "Times"),
	_make.money(
		"loan_interest_paid", "Loan Interest Paid in the Quarter", "On principal up to the discount cap."
	),
)

INSURANCE_AND_POSTS = (
	_make.yes_no(
		"flexible_work_registered", "Registered as Flexibly Employed", "In the employment register."
	),
	_make.yes_no(
		"pays_own_insurance", "Pays Insurance as an Individual", "Employee pension or medical insurance."
	),
	_make.money("insurance_paid_per_month", "Insurance Paid per Month", "What the person paid."),
	_make.yes_no("insured_by_employer", "Insured by an Employer", "Employee insurance by an employer."),
	_make.yes_no("draws_pension", "Draws a Pension", "Basic or employee pension."),
	_make.yes_no(
		"draws_unemployment_benefit", "Draws Unemployment Benefit", "From the unemployment insurance fund."
	),
	_make.number(
		"insurance_subsidy_months",
		"Months of Insurance Subsidy Received",
		"All kinds added together; report those before this system, the ledger adds its own.",
	),
	_make.number(
		"welfare_post_months",
		"Months in Public Welfare Posts",
		"All posts added together; report those before this system, the ledger adds its own.",
	),
	_make.yes_no("family_in_welfare_post", "Family Member in a Public Welfare Post", "At present."),
)

TRAINING = (
	_make.yes_no(
		"training_need_verified",
		"Training Need Verified",
		"Basic facts, skill, willingness and direction are clear.",
	),
	_make.yes_no("course_is_listed", "Course Is in the County's List", "Published by the county."),
	_make.number("courses_this_year", "Subsidised Courses This Year", "Calendar year.", "Times"),
	_make.yes_no("same_course_within_year", "Same Course Within a Year", "Same occupation and grade."),
	_make.yes_no("course_passed", "Passed the Course", "Certificate or proof of completion."),
	_make.money("course_standard", "Subsidy Standard of the Course", "Of the county's list."),
)

RESIDENT_FACTS: tuple[Fact, ...] = (*PERSON, *BUSINESS, *INSURANCE_AND_POSTS, *TRAINING)
