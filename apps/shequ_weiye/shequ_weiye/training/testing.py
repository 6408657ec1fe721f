"""What the tests of this module share: needs and classes on their way, and days to come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from typing import Any

import frappe
from frappe.utils import add_days, getdate, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.testing import OfficersTestCase
from shequ_weiye.training.factories import make_class, make_need


class TrainingTestCase(OfficersTestCase):
	"""A test with officers who bring needs and classes on."""

	@contextmanager
	def in_days(self, days: int) -> Iterator[None]:
		"""Let it be noon, so many days from now, by the clocks of the site."""
		with self.freeze_time(datetime.combine(getdate(add_days(nowdate(), days)), time(12))):
			yield

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
