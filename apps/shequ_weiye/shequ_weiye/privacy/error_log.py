"""Keeps people's data out of what Frappe writes about errors: its Error Log and its files."""

from __future__ import annotations

from typing import Any

import frappe
from frappe.core.doctype.error_log.error_log import ErrorLog
from frappe.utils.logger import SiteContextFilter

from shequ_weiye.privacy.scrub import scrub


class ScrubbedErrorLog(ErrorLog):
	"""An error without numbers of people, on whichever way it is stored."""

	def insert(self, *args: Any, **kwargs: Any) -> Any:
		"""Scrub, then store."""
		self.scrub()
		return super().insert(*args, **kwargs)

	def deferred_insert(self) -> None:
		"""Scrub before the text waits in the queue."""
		self.scrub()
		super().deferred_insert()

	def scrub(self) -> None:
		"""Hide what could be a person's in title and text."""
		for field in ("method", "error"):
			self.set(field, scrub(self.get(field) or ""))


def quote_no_forms() -> None:
	"""Take away the filter by which Frappe writes the whole form that failed into its log file."""
	for handler in frappe.logger(with_more_info=True).handlers:
		for each in [each for each in handler.filters if isinstance(each, SiteContextFilter)]:
			handler.removeFilter(each)
