"""Small tables that every request asks and that hardly ever change, kept in the worker's memory.

What is kept counts only while the version that this request read from the database is the one it was read
with. So a change counts from the next request on in all workers, and a request asks one query, not three.
Whoever writes such a table renews the version in the same transaction.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TypeVar

import frappe

Table = TypeVar("Table")

# The row of Frappe's counters that holds the version; without it nobody has any right.
VERSION = "weiye-remembered-version"
LARGEST = 2**31

_kept: dict[tuple[str, str], tuple[str, object]] = {}


def remembered(name: str, version: str, read: Callable[[], Table]) -> Table:
	"""Give the table ``name`` of this site in its present ``version``, read anew if another one is kept."""
	key = (frappe.local.site, name)
	kept = _kept.get(key)
	if kept is not None and kept[0] == version:
		return kept[1]
	table = read()
	if not frappe.flags.weiye_version_renewed:
		_kept[key] = (version, table)
	return table


def renew_version() -> None:
	"""Make every worker read anew what it keeps, as soon as this transaction is committed.

	The row stays locked until then: of two changes that overlap, the later one is committed with a version of
	its own after the earlier. It is drawn, not counted, so that none comes back after a transaction or a
	database was undone. Until this transaction ends its worker keeps nothing: it may still be blind to the
	earlier change, and what it wrote may be undone.
	"""
	frappe.flags.weiye_version_renewed = True
	frappe.db.after_commit.add(_keep_again)
	frappe.db.after_rollback.add(_keep_again)
	version = secrets.randbelow(LARGEST)
	# A counter of Frappe's that holds nothing of a place or person.
	frappe.db.sql(
		"insert into tabSeries (name, current) values (%s, %s) on duplicate key update current = %s",
		(VERSION, version, version),
	)


def _keep_again() -> None:
	frappe.flags.weiye_version_renewed = False
