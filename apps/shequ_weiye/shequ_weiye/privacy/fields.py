"""The one list of the fields that hold a number by which a person can be found.

A controller of a DocType named here takes :class:`~shequ_weiye.privacy.sealing.SealedFields` as its base.
A field that looks like such a number and stands in neither list fails the test beside this file.
"""

from __future__ import annotations

from typing import NamedTuple

from shequ_weiye.constants.privacy import BANK_ACCOUNT, IDENTITY_NUMBER, MOBILE


class Sealed(NamedTuple):
	"""One sealed field.

	``unique`` lets the database refuse the same value twice, in all records or in those that share the
	value of the field ``within``. ``copied_from`` names the Link field and the sealed field of the linked
	record whose mask, entered here, stands for its value.
	"""

	kind: str
	unique: bool = False
	within: str | None = None
	copied_from: tuple[str, str] | None = None


SEALED: dict[str, dict[str, Sealed]] = {
	"Resident": {
		"id_number": Sealed(IDENTITY_NUMBER, unique=True),
		"mobile": Sealed(MOBILE),
	},
	"Employer": {"contact_mobile": Sealed(MOBILE)},
	"Job Post": {"contact_mobile": Sealed(MOBILE, copied_from=("employer", "contact_mobile"))},
	"Job Fair": {"contact_mobile": Sealed(MOBILE)},
	"Job Fair Sign Up": {
		"mobile": Sealed(MOBILE, unique=True, within="job_fair", copied_from=("resident", "mobile")),
	},
	"Training Wish": {"mobile": Sealed(MOBILE)},
	"Startup Intake": {"mobile": Sealed(MOBILE)},
	"Startup Application": {"bank_account": Sealed(BANK_ACCOUNT)},
	"Benefit Application": {"bank_account": Sealed(BANK_ACCOUNT)},
	"Publicity Objection": {"mobile": Sealed(MOBILE)},
}

# What only looks like such a number, and why it may be stored as it is.
PLAIN: dict[tuple[str, str], str] = {
	("Resident", "id_type"): "the kind of document, not its number",
	("Startup Application", "applicant_id_masked"): "a mask already",
	("Startup Intake", "id_number"): "checked and emptied before it is written",
	("Startup Intake", "id_number_masked"): "a mask already",
	("Employer", "contact_person"): "a name, no number",
	("Job Post", "contact_person"): "a name, no number",
	("Job Fair", "contact_person"): "a name, no number",
	("Policy Match", "contact_outcome"): "what came of a call",
	("Policy Match", "contact_note"): "a remark on a call",
	("Service Contact", "outcome"): "what came of a visit or call",
	("Payment Line", "account_masked"): "a mask already",
	("Publicity Notice", "contact"): "the office's own telephone, which stands on the board",
	("Training Class", "contact"): "an office telephone, announced to everybody",
}


def sealed_fields(doctype: str) -> dict[str, Sealed]:
	"""Give the sealed fields of a DocType, none for most."""
	return SEALED.get(doctype, {})
