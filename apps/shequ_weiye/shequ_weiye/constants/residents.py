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

# Plan tasks 3, 9 and 11, as far as not named above. 社区矫正 and 安置帮教 are not recorded here: who may
# see them is a matter of purpose, not of area, and they come with the views that keep them apart.
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

RESIDENT_CATEGORIES: tuple[str, ...] = (*KEY_GROUPS, *AID_GROUPS, *OTHER_GROUPS)

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
