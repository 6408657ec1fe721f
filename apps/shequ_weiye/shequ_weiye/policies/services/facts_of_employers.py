"""What conditions on employers may speak of; pure. "The person hired" is the one applied for."""

from __future__ import annotations

from shequ_weiye.constants.jobs import EMPLOYER_KINDS
from shequ_weiye.constants.policies import EMPLOYER
from shequ_weiye.policies.services.fact_types import Fact, FactMaker, Origin

_make = FactMaker(EMPLOYER)
_registered = FactMaker(EMPLOYER, Origin.REGISTER)

EMPLOYER_FACTS: tuple[Fact, ...] = (
	_registered.choice("kind", "Kind of Employer", "Of the employer's record.", EMPLOYER_KINDS),
	_registered.number("headcount", "Headcount", "Of the latest survey.", "Persons"),
	_make.yes_no("is_small_or_micro", "Small or Micro Enterprise", "By the state's size classes."),
	_make.yes_no("is_domestic_service", "Provides Domestic Services", "By its licence or register."),
	_make.yes_no("employer_owes_refund", "Employer Owes a Refund", "Money to be paid back is outstanding."),
	_make.number("contract_months", "Length of the Labour Contract", "With the person hired."),
	_make.day("hired_on", "Hired On", "First day of the labour contract."),
	_make.months_since("months_since_hiring", "Months Since Hiring", "hired_on"),
	_make.day("hire_birth_date", "Birth Date of the Person Hired", "Of the person hired."),
	_make.years_since("hire_age", "Age of the Person Hired", "hire_birth_date"),
	_make.day("hire_graduated_on", "Graduation of the Person Hired", "Day of leaving college."),
	_make.months_since(
		"hire_months_since_graduation", "Months Since Graduation of the Person Hired", "hire_graduated_on"
	),
	_make.day(
		"hire_unemployed_on", "Person Hired Registered Unemployed Since", "Registration before the hiring."
	),
	_make.months_since(
		"hire_months_unemployed", "Months Registered Unemployed of the Person Hired", "hire_unemployed_on"
	),
	_make.yes_no(
		"hire_had_difficulty", "Person Hired Had Employment Difficulty", "Recognised before the hiring."
	),
	_make.yes_no("pays_insurance", "Pays Insurance in Full and on Time", "For the persons applied for."),
	_make.money(
		"insurance_cost_per_month",
		"Employer's Part of Insurance per Month",
		"Actually paid; never the personal part.",
	),
	_make.yes_no("has_arrears", "Owes Wages or Insurance", "At present."),
	_make.yes_no(
		"hiring_subsidy_paid", "Hiring or Expansion Subsidy Paid for This Person", "To any employer."
	),
	_make.number(
		"new_hire_share",
		"Share of New Hires of the Groups",
		"Of all staff, hired within the last twelve months.",
		"Percent",
	),
	_make.money(
		"employer_loan_interest_paid",
		"Loan Interest the Employer Paid in the Quarter",
		"On principal up to the discount cap.",
	),
	_make.yes_no(
		"accident_cover_bought",
		"Bought Accident Cover for Workers",
		"For workers aged 16 to 60 with contract or agreement.",
	),
	_make.number("insured_workers", "Workers With Accident Cover", "Of this calendar year.", "Persons"),
	_make.money("premium_per_worker", "Premium per Worker", "By invoice."),
	_make.yes_no("runs_station", "Runs an Employment Station", "By contract with street or community."),
	_make.yes_no("has_hr_licence", "Holds a Human Resources Licence", "Of the human resources office."),
	_make.yes_no("results_accepted", "Results of the Services Accepted", "By whoever placed the order."),
	_make.money("service_fee_agreed", "Agreed Fee for the Services", "By contract and results."),
)
