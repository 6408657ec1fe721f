"""What tests of several modules share: officers of one line of the tree, and a rollback after each test."""

from __future__ import annotations

import unittest
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

import frappe
import time_machine
from frappe.utils import get_system_timezone

from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.territory.factories import QIANFOSHAN_STREET, YAOJIA_STREET, acting_as, make_officer


class OfficersTestCase(unittest.TestCase):
	"""A test whose records are gone after it; messages are compared in English, as they are written."""

	def setUp(self) -> None:
		frappe.set_user("Administrator")
		self.addCleanup(setattr, frappe.local, "lang", frappe.local.lang)
		frappe.local.lang = "en"

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()
		frappe.clear_messages()

	@cached_property
	def community(self) -> str:
		"""An officer of 千佛山社区."""
		return make_officer(COMMUNITY_OFFICER)

	@cached_property
	def street(self) -> str:
		"""An officer of 千佛山街道."""
		return make_officer(STREET_OFFICER, QIANFOSHAN_STREET)

	@cached_property
	def county(self) -> str:
		"""An officer of 历下区."""
		return make_officer(COUNTY_OFFICER)

	@cached_property
	def other_street(self) -> str:
		"""An officer of 姚家街道."""
		return make_officer(STREET_OFFICER, YAOJIA_STREET)

	@contextmanager
	def set_user(self, user: str) -> Iterator[None]:
		"""Act as ``user``, then as before."""
		with acting_as(user):
			frappe.local.lang = "en"
			yield

	@contextmanager
	def freeze_time(self, moment: datetime) -> Iterator[None]:
		"""Let it be ``moment`` by the clocks of the site."""
		with time_machine.travel(moment.replace(tzinfo=ZoneInfo(get_system_timezone())), tick=False):
			yield

	def refused(
		self, words: str, act: Callable[[], object], error: type[Exception] = frappe.ValidationError
	) -> None:
		"""Assert that ``act`` is refused with a message that contains ``words``."""
		with self.assertRaises(error) as caught:
			act()
		self.assertIn(words, str(caught.exception))
