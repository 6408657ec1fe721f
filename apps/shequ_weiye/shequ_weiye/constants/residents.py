"""Vocabularies of a resident's record."""

from __future__ import annotations

# GB/T 4658-2006: our words for the classes that officers use, with the code of the standard.
EDUCATION_CODES: dict[str, str] = {
	"Doctorate": "11",
	"Master's Degree": "14",
	"Bachelor's Degree": "21",
	"Junior College": "31",
	"Secondary Vocational School": "41",
	"Technical School": "47",
	"Senior High School": "61",
	"Junior High School": "71",
	"Primary School": "81",
	"Other Education": "90",
}

EMPLOYMENT_STATUSES: tuple[str, ...] = (
	"Employed",
	"Self-employed",
	"Flexibly Employed",
	"Unemployed",
	"In Education",
	"Retired",
	"Unable to Work",
)

# 两低两高, plan 总体要求.
KEY_GROUPS: tuple[str, ...] = (
	"Low-skilled",
	"Low Income",
	"High Risk of Unemployment",
	"Unemployed College Graduate",
)

# 援助范围, plan task 16.
AID_GROUPS: tuple[str, ...] = (
	"Zero-employment Family",
	"Subsistence Allowance Family",
	"Marginal Subsistence Allowance Family",
	"Person Lifted Out of Poverty",
	"Monitored Against Falling Back into Poverty",
	"Older Worker",
	"Disabled Person",
	"Long-term Unemployed",
)

# Plan task 11: known to those who decide on them alone. Kept in records of their own (Sensitive Circumstance),
# not as categories, which everybody reads who may read the resident.
DISABLED_PERSON = "Disabled Person"
SENSITIVE_CIRCUMSTANCES: tuple[str, ...] = (
	"Community Correction",
	"Placement and Assistance",
	DISABLED_PERSON,
)

# What others must know of it: entered by hand, never derived, so that no condition tells its cause.
WORK_CONDITIONS: tuple[str, ...] = (
	"Can Work Nights",
	"Daytime Only",
	"Work Near Home",
	"Barrier-free Workplace",
	"Light Work",
	"Fixed Days Off",
)

# Numbers of people below this are not told to those who may not see the people.
SMALL_NUMBER = 5

# Plan tasks 3, 9 and 11, as far as not named above.
OTHER_GROUPS: tuple[str, ...] = (
	"Registered Unemployed",
	"Person with Employment Difficulty",
	"Veteran",
	"Young School Leaver",
	"Transferred Rural Worker",
	"Returned Migrant Worker",
	"Mother of Two Children",
	"Active Senior",
)

RESIDENT_CATEGORIES: tuple[str, ...] = tuple(
	group for group in (*KEY_GROUPS, *AID_GROUPS, *OTHER_GROUPS) if group not in SENSITIVE_CIRCUMSTANCES
)

# --- stages of a resident's record

REGISTERED = "Registered"
VERIFIED = "Verified"
HANDED_OVER = "Handed Over"
LEFT = "Left"

# Whoever is in one of these is no longer looked after here.
GONE_STAGES: frozenset[str] = frozenset({LEFT})

# A woman's legal retirement age depends on her post: 50 or 55 before the decision of 2024.
WORKER_POST = "Worker"
MANAGERIAL_POST = "Managerial or Technical Post"
POST_KINDS: tuple[str, ...] = (WORKER_POST, MANAGERIAL_POST)

# Whoever stops being looked after, and why; shared with the exit of the assistance ledger where it fits.
LEAVING_REASONS: tuple[str, ...] = (
	"Moved Away",
	"Died",
	"Own Request",
	"Recorded by Mistake",
	"Other Reason",
)

STATUS_SOURCES: tuple[str, ...] = (
	"Told by the Resident",
	"Home Visit",
	"Telephone",
	"Data Comparison",
	"Round of Survey",
)

HEAD_OF_HOUSEHOLD = "Head of Household"
HOUSEHOLD_RELATIONS: tuple[str, ...] = (
	HEAD_OF_HOUSEHOLD,
	"Spouse",
	"Child",
	"Parent",
	"Grandparent",
	"Grandchild",
	"Sibling",
	"Other Relation",
)

# --- age groups; 劳动法 art. 15: work from the age of sixteen

WORKING_AGE_BEGINS = 16

BELOW_WORKING_AGE = "Below Working Age"
WORKING_AGE = "Working Age"
OLDER_WORKING_AGE = "Older Working Age"
RETIREMENT_AGE = "Retirement Age"
AGE_GROUPS: tuple[str, ...] = (BELOW_WORKING_AGE, WORKING_AGE, OLDER_WORKING_AGE, RETIREMENT_AGE)

# To what residents agree, and how (Personal Data Consent).
EMPLOYMENT_SERVICES = "Employment Services"
NOTICES = "Notices about Posts and Training"
HANDING_ON_TO_EMPLOYERS = "Handing On to Employers"
PAPER_FORM, WEB_FORM = "Paper Form", "Web Form"
