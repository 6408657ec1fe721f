"""Several people at the same moment, each on a database connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import frappe

LANGUAGE = "zh"


def at_once(*attempts: tuple[str, Callable[[], object]]) -> list[Exception | None]:
	"""Let each user make an attempt on a connection of its own; give the error of each, if any.

	What an attempt did is committed: whoever calls takes it away again.
	"""
	site, barrier = frappe.local.site, Barrier(len(attempts))

	def attempt(user: str, function: Callable[[], object]) -> Exception | None:
		frappe.init(site=site)
		frappe.connect()
		try:
			frappe.set_user(user)
			frappe.local.lang = LANGUAGE
			frappe.db.sql("select 1 from tabSeries limit 1")  # the snapshot of each begins before the race
			barrier.wait(timeout=30)
			function()
			frappe.db.commit()
		except Exception as error:
			frappe.db.rollback()
			return error
		finally:
			frappe.destroy()
		return None

	with ThreadPoolExecutor(len(attempts)) as pool:
		return [job.result() for job in [pool.submit(attempt, *entry) for entry in attempts]]
