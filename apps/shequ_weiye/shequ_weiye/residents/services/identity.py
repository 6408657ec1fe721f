"""Who is registered under an identity number."""

from __future__ import annotations

from shequ_weiye.privacy import vault


def is_registered(id_number: str, other_than: str | None = None) -> bool:
	"""Answer whether a resident, other than the named one, is registered under this normalised number.

	Across all areas on purpose: a person is registered once in the whole province.
	"""
	return any(name != other_than for name in vault.find("Resident", "id_number", id_number))
