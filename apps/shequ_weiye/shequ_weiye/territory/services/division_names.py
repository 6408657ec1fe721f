"""How a division is called: pure functions on codes and names."""

from __future__ import annotations

from collections.abc import Mapping

from shequ_weiye.permissions.area import lineage


def full_name_of(code: str, names: Mapping[str, str]) -> str:
	"""Join the names from the city down: 济南市历下区千佛山街道; a province is called by its own name.

	``names`` maps codes to names and must hold the whole lineage, else ``KeyError``.
	"""
	codes = lineage(code)
	return "".join(names[each] for each in codes[1:] or codes)


def search_key_of(name: str, pinyin: str, initials: str, code: str) -> str:
	"""Give the one text in which the list view's search box looks."""
	return f"{name} {pinyin} {initials} {code}"
