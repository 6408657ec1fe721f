"""Shapes of the numbers that identify persons and firms, as data."""

from __future__ import annotations

RESIDENT_ID_CARD = "Resident Identity Card"
HMT_RESIDENCE_PERMIT = "Residence Permit for Hong Kong, Macao and Taiwan Residents"
FOREIGN_PERMANENT_RESIDENT_CARD = "Foreign Permanent Resident ID Card"
PASSPORT = "Passport"
OTHER_ID = "Other Identity Document"

# Kinds of identity document; the first three carry an eighteen-digit number by GB 11643.
ID_TYPES: tuple[str, ...] = (
	RESIDENT_ID_CARD,
	HMT_RESIDENCE_PERMIT,
	FOREIGN_PERMANENT_RESIDENT_CARD,
	PASSPORT,
	OTHER_ID,
)

# GB/T 2260: the two digits of a province that may open the number of a resident's identity card.
MAINLAND_PREFIXES: frozenset[str] = frozenset(
	str(code)
	for span in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71))
	for code in range(span[0], span[1] + 1)
)

# Residence permits open with 81 (Hong Kong), 82 (Macao) or 83 (Taiwan).
HMT_PREFIXES: frozenset[str] = frozenset({"81", "82", "83"})

# The 2023 form of the foreigners' card opens with the digit 9.
FOREIGN_FIRST_DIGIT = "9"


# What the number of each kind of numbered document may open with.
NUMBER_PREFIXES: dict[str, frozenset[str]] = {
	RESIDENT_ID_CARD: MAINLAND_PREFIXES,
	HMT_RESIDENCE_PERMIT: HMT_PREFIXES,
	FOREIGN_PERMANENT_RESIDENT_CARD: frozenset(f"{FOREIGN_FIRST_DIGIT}{digit}" for digit in range(10)),
}

MALE = "Male"
FEMALE = "Female"

# GB 32100-2015: first character of a unified social credit code (registering department).
USCC_FIRST_CHARACTERS = "123456789ANY"
