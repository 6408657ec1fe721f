"""How long which records are kept, and what happens to them then, as shipped.

In force is the DocType ``Retention Rule``, one row for each kind, which is filled from here: administrators
may keep longer, down to the floor, and may keep altogether what is shipped to go. 个人信息保护法 art. 19 allows
no longer than the purpose needs, art. 47 asks for erasure when it is reached, unless a law asks for
keeping; the plan and the pages read for it name no periods, so those not fixed by a law are 待核实.
"""

from __future__ import annotations

from typing import NamedTuple

from shequ_weiye.constants.residents import LEFT

KEEP, ANONYMISE, DELETE = "Keep", "Anonymise", "Delete"

WAITING = "Waiting for Confirmation"
IN_PROGRESS = "Being Carried Out"
DONE = "Done"

# Stands where a name was.
NO_NAME = "（已匿名）"

_PERSONAL_DATA_LAW = "《个人信息保护法》第十九条、第四十七条；具体期限待核实"
_PROCESSING_RECORDS = "《个人信息保护法》第五十六条：处理情况记录至少保存三年"
_MONEY = "《会计档案管理办法》（财政部、国家档案局令第79号）附表：会计凭证保存三十年；是否适用待核实"
_SUBSIDISED = "补贴资金检查所需，保存十年；待核实"


class Holder(NamedTuple):
	"""Records for whose sake a person's record stays whole: the DocType, its link, and its own kind."""

	doctype: str
	link: str
	kind: str


class Kept(NamedTuple):
	"""One kind of record.

	The months count from the day in the field ``since``, for rows whose fields have one of the values in
	``ended``. ``held_by`` names what keeps a row past its time.
	"""

	doctype: str
	since: str
	counted_from: str
	action: str
	months: int
	least_months: int
	source: str
	ended: dict[str, tuple[str, ...]] = {}
	held_by: tuple[Holder, ...] = ()


KINDS: dict[str, Kept] = {
	"Residents Who Left": Kept(
		"Resident",
		"modified",
		"Last change after the resident left",
		ANONYMISE,
		36,
		12,
		_PERSONAL_DATA_LAW,
		{"workflow_state": (LEFT,)},
		(
			Holder("Startup Application", "applicant", "Startup Applications"),
			Holder("Startup Loan", "resident", "Startup Loans"),
			Holder("Training Enrolment", "resident", "Training Classes"),
			Holder("Benefit Application", "resident", "Benefit Applications"),
			Holder("Benefit Line", "resident", "Benefit Applications"),
			Holder("Benefit Ledger Entry", "resident", "Benefit Ledger"),
			Holder("Recovery Case", "resident", "Recoveries"),
			Holder("Recovery Line", "resident", "Recoveries"),
		),
	),
	"Circumstances That Expired": Kept(
		"Sensitive Circumstance", "expires_on", "Day of expiry", DELETE, 6, 1, _PERSONAL_DATA_LAW
	),
	"People No Longer Entitled": Kept(
		"Policy Match",
		"confirmed_on",
		"Day on which the person was last found",
		DELETE,
		12,
		6,
		_PERSONAL_DATA_LAW,
		{"state": ("No Longer Entitled",)},
	),
	"Sign-ups for Job Fairs": Kept(
		"Job Fair Sign Up", "signed_up_at", "Day of the sign-up", ANONYMISE, 24, 12, _PERSONAL_DATA_LAW
	),
	"Online Wishes for Training": Kept(
		"Training Wish",
		"handled_on",
		"Day on which an officer dealt with it",
		DELETE,
		12,
		6,
		_PERSONAL_DATA_LAW,
		{"status": ("Converted", "Rejected")},
	),
	"Online Startup Applications": Kept(
		"Startup Intake",
		"handled_on",
		"Day on which an officer dealt with it",
		DELETE,
		12,
		6,
		_PERSONAL_DATA_LAW,
		{"status": ("Application Recorded", "Rejected")},
	),
	"Startup Applications": Kept("Startup Application", "modified", "Last change", KEEP, 360, 360, _MONEY),
	"Startup Loans": Kept("Startup Loan", "modified", "Last change", KEEP, 360, 360, _MONEY),
	"Benefit Applications": Kept("Benefit Application", "modified", "Last change", KEEP, 360, 360, _MONEY),
	"Benefit Ledger": Kept("Benefit Ledger Entry", "recorded_at", "Day of the entry", KEEP, 360, 360, _MONEY),
	"Publicity Notices": Kept("Publicity Notice", "modified", "Last change", KEEP, 360, 360, _MONEY),
	"Payment Batches": Kept("Payment Batch", "modified", "Last change", KEEP, 360, 360, _MONEY),
	"Recoveries": Kept("Recovery Case", "modified", "Last change", KEEP, 360, 360, _MONEY),
	"Objections": Kept("Publicity Objection", "modified", "Last change", KEEP, 360, 360, _MONEY),
	"Training Classes": Kept("Training Class", "modified", "Last change", KEEP, 120, 120, _SUBSIDISED),
	"Consents": Kept(
		"Personal Data Consent", "withdrawn_on", "Day of the withdrawal", KEEP, 36, 36, _PROCESSING_RECORDS
	),
	"Accesses to Sensitive Data": Kept(
		"Sensitive Access Log", "accessed_at", "Day of the access", KEEP, 36, 36, _PROCESSING_RECORDS
	),
	"Exports": Kept("Export Record", "creation", "Day of the export", KEEP, 36, 36, _PROCESSING_RECORDS),
}


class Traces(NamedTuple):
	"""What records of one DocType tell of a person to whom they link by the field ``link``."""

	link: str
	names: tuple[str, ...] = ()
	words: tuple[str, ...] = ()
	goes: bool = False


# What stays of a resident who is made anonymous: the community, year of birth, gender and schooling, for the
# numbers; who did what, and when.
RESIDENT_WORDS: tuple[str, ...] = (
	"name_search",
	"address",
	"last_reason",
	"decision_reason",
	"staff_user",
)
RESIDENT_ROWS: tuple[str, ...] = ("Resident Category", "Resident Work Condition")

# Every table that names a resident; the test of ``erasure.py`` says which field is missing here.
TRACES: dict[str, Traces] = {
	"Assistance Record": Traces("resident", ("resident_name",), ("plan", "last_reason", "decision_reason")),
	"Service Contact": Traces("resident", ("resident_name",), ("content", "content_key", "evidence")),
	"Employment Status Change": Traces("resident", ("resident_name",), ("reason",)),
	"Household": Traces("head", ("head_name",), ("address",)),
	"Household Member": Traces("resident", ("resident_name",)),
	"Personal Data Consent": Traces("resident", ("resident_name",)),
	"Sensitive Circumstance": Traces("resident", goes=True),
	"Policy Fact": Traces("resident", goes=True),
	"Policy Match": Traces("resident", goes=True),
	"Policy Decision": Traces("resident", ("subject_name",), ("facts", "tree", "amounts", "timing")),
	"Benefit Ledger Entry": Traces("resident", (), ("reason",)),
	"Recovery Line": Traces("resident", ("person_name",)),
	"Recovery Case": Traces(
		"resident",
		("debtor_name",),
		("finding", "statement", "decision_text", "last_reason", "decision_reason"),
	),
	"Benefit Line": Traces("resident", ("person_name",), ("contract",)),
	"Benefit Application": Traces(
		"resident",
		("applicant_name",),
		("payee", "bank_name", "last_reason", "decision_reason"),
	),
	"Startup Loan": Traces(
		"resident",
		("applicant_name",),
		("purpose", "guarantor", "bank_name", "contract_number", "last_reason", "decision_reason"),
	),
	"Job Referral": Traces("resident", (), ("outcome_note",)),
	"Job Fair Sign Up": Traces("resident", ("full_name",), ("wish",)),
	"Training Need": Traces(
		"resident",
		("resident_name",),
		(
			"skills",
			"wanted_content",
			"direction_note",
			"time_note",
			"outcome_note",
			"last_reason",
			"decision_reason",
		),
	),
	"Training Enrolment": Traces("resident", ("resident_name",), ("certificate",)),
	"Training Wish": Traces("resident", goes=True),
	"Startup Application": Traces(
		"applicant",
		("applicant_name",),
		("applicant_id_masked", "payee", "bank_name", "last_reason", "decision_reason"),
	),
}

# What a sign-up tells of a person, whether it names a resident or not.
SIGN_UP_WORDS: tuple[str, ...] = ("wish", "resident")
