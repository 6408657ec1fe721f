"""Which personal numbers are kept sealed, and who may see them in full."""

from __future__ import annotations

from typing import NamedTuple

from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	PROVINCE_OFFICER,
	STREET_OFFICER,
)

IDENTITY_NUMBER = "Identity Number"
MOBILE = "Mobile Number"
BANK_ACCOUNT = "Bank Account"

# The most characters of a reason for looking at a number in full, and the least that say anything.
REASON_LENGTH = (2, 140)

# For how many seconds the form shows a number in full.
SHOWN_SECONDS = 30

REVEALED = "Revealed"
CHANGED = "Changed"
ERASED = "Erased"
ACCESS_ACTIONS: tuple[str, ...] = (REVEALED, CHANGED, ERASED)


class Right(NamedTuple):
	"""What a role may see in full over the area of a posting, and of what it must say why."""

	kinds: frozenset[str]
	needs_reason: frozenset[str] = frozenset()


_ALL = frozenset({IDENTITY_NUMBER, MOBILE, BANK_ACCOUNT})
_PERSON = frozenset({IDENTITY_NUMBER, MOBILE})

# 个人信息保护法 arts. 6 and 28: only what the task needs. The community calls its residents every day, so
# their mobiles need no reason; everything else does. Finance pays to accounts and sees nothing else in
# full. City and province read aggregates, and a person only for a reason (issue of the matter, complaint).
# Administrators, operators and auditors are not named: none of their tasks needs a number.
REVEAL_RIGHTS: dict[str, Right] = {
	COMMUNITY_OFFICER: Right(_ALL, needs_reason=_ALL - {MOBILE}),
	STREET_OFFICER: Right(_ALL, needs_reason=_ALL - {MOBILE}),
	COUNTY_OFFICER: Right(_ALL, needs_reason=_ALL),
	COUNTY_FINANCE_OFFICER: Right(frozenset({BANK_ACCOUNT}), needs_reason=frozenset({BANK_ACCOUNT})),
	CITY_OFFICER: Right(_PERSON, needs_reason=_PERSON),
	PROVINCE_OFFICER: Right(_PERSON, needs_reason=_PERSON),
}
