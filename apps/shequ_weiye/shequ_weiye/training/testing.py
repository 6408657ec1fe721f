"""What the tests of this module share: officers of one line of the tree, and a rollback after each test."""

from __future__ import annotations

import unittest
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import frappe
import time_machine
from frappe.utils import add_days, get_system_timezone, getdate, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.territory.factories import QIANFOSHAN_STREET, YAOJIA_STREET, make_officer
from shequ_weiye.training.factories import make_class, make_need


class TrainingTestCase(unittest.TestCase):
	"""A test whose records are gone after it; messages are compared in English, as they are written."""

	def setUp(self) -> None:
		frappe.set_user("Administrator")
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
		before = frappe.session.user
		frappe.set_user(user)
		frappe.local.lang = "en"
		try:
			yield
		finally:
			frappe.set_user(before)
			frappe.local.lang = "en"

	@contextmanager
	def in_days(self, days: int) -> Iterator[None]:
		"""Let it be noon, so many days from now, by the clocks of the site."""
		noon = datetime.combine(getdate(add_days(nowdate(), days)), time(12), ZoneInfo(get_system_timezone()))
		with time_machine.travel(noon, tick=False):
			yield

	def refused(
		self, words: str, act: Callable[[], object], error: type[Exception] = frappe.ValidationError
	) -> None:
		"""Assert that ``act`` is refused with a message that contains ``words``."""
		with self.assertRaises(error) as caught:
			act()
		self.assertIn(words, str(caught.exception))

	def verified_need(self, **values: Any) -> Any:
		"""Make a need and let the street verify it."""
		need = make_need(**values)
		self.move(need, t.VERIFIED, self.street)
		return need

	def move(self, need: Any, stage: str, user: str, **values: Any) -> None:
		"""Bring ``need`` into ``stage`` as ``user``."""
		need.reload()
		with self.set_user(user):
			need.update({"workflow_state": stage, **values})
			need.save()

	def open_class(self, **values: Any) -> Any:
		"""Make a class that takes enrolments."""
		return make_class(status=t.OPEN, **values)

	def enrol(self, training_class: Any, *needs: Any, user: str | None = None) -> None:
		"""Enter needs in a class, as the county by default."""
		training_class.reload()
		with self.set_user(user or self.county):
			for need in needs:
				training_class.append("enrolments", {"training_need": need.name})
			training_class.save()

	def stage_of(self, need: Any) -> str:
		"""Give the stored stage of a need."""
		return frappe.db.get_value("Training Need", need.name, "workflow_state")
