"""The benchmarks' own site, from inside."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
	from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def connected(user: str = "Administrator") -> Iterator[None]:
	"""A Frappe connection as ``user``; what is not committed is undone at the end.

	Bulk data may be committed and found again by the next run; whatever else a benchmark makes it
	undoes, so that a second run measures the same.
	"""
	import frappe

	os.chdir(ROOT / "sites")
	frappe.init(site=os.environ["WEIYE_SITE"])
	frappe.connect()
	try:
		frappe.set_user(user)
		frappe.local.lang = "zh"
		yield
		frappe.db.rollback()
	finally:
		frappe.destroy()
