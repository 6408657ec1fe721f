"""Vocabularies and limits of startup subsidies (一次性创业补贴)."""

from __future__ import annotations

from shequ_weiye.constants.applications import (
	PENDING_ACCEPTANCE,
	PENDING_COUNTY_APPROVAL,
	PENDING_PAYMENT,
	PENDING_STREET_REVIEW,
)

SMALL_ENTERPRISE = "Small or Micro Enterprise"
INDIVIDUAL_BUSINESS = "Individual Business"

# Plan 2023-2025, task 7: not below 12,000 yuan for a small enterprise, 2,000 for an individual business.
AMOUNT_FLOORS: dict[str, int] = {SMALL_ENTERPRISE: 12_000, INDIVIDUAL_BUSINESS: 2_000}

ENTERPRISE_KINDS: tuple[str, ...] = tuple(AMOUNT_FLOORS)

# 就业促进法 and 劳动法 art. 15: work and business from the age of sixteen.
MINIMUM_AGE = 16

CLAIMED_CATEGORIES: tuple[str, ...] = (
	"Unemployed College Graduate",
	"Person with Employment Difficulty",
	"Returned Migrant Worker",
	"Other Community Founder",
)


# Papers of an application (滕州 and 济南 lists; counties differ).
REQUIRED_DOCUMENTS: tuple[str, ...] = (
	"Application Form",
	"Identity Document",
	"Business Licence",
	"Proof of Category",
	"Proof of Twelve Months of Business",
	"Proof of Bank Account",
)

# Documents that an officer may ask for besides.
OPTIONAL_DOCUMENTS: tuple[str, ...] = ("Proof of Social Insurance", "Other Document")

# Which of the settings limits a step; publicity ends by its own date, the other states have no limit.
STEP_LIMITS: dict[str, str] = {
	PENDING_ACCEPTANCE: "acceptance_days",
	PENDING_STREET_REVIEW: "street_review_days",
	PENDING_COUNTY_APPROVAL: "county_approval_days",
	PENDING_PAYMENT: "payment_days",
}

# How an application from the public form was dealt with.
NEW_INTAKE = "Awaiting Answer"
RECORDED_INTAKE = "Application Recorded"
REJECTED = "Rejected"
