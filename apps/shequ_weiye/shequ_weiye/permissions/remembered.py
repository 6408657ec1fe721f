"""Small tables that every request asks and that hardly ever change, kept in the worker's memory.

What is kept counts only while the version that this request read from the database is the one it was read
with. So a change counts from the next request on in all workers, and a request asks one query, not three.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import frappe

Table = TypeVar("Table")

_kept: dict[tuple[str, str], tuple[str, object]] = {}


def remembered(name: str, version: str, read: Callable[[], Table]) -> Table:
	"""Give the table ``name`` of this site in its present ``version``, read anew if another one is kept."""
	key = (frappe.local.site, name)
	kept = _kept.get(key)
	if kept is None or kept[0] != version:
		kept = _kept[key] = (version, read())
	return kept[1]
