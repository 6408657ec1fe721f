"""One run of a course, at a place and in a span of days, with the residents who take part."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import get_time, getdate

from shequ_weiye.constants import training as t
from shequ_weiye.permissions.area import area_of
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.policies.field_changes import changed_fields
from shequ_weiye.training.services import class_messages as messages
from shequ_weiye.training.services import enrolments, places
from shequ_weiye.training.services.class_rules import (
	Session,
	may_move,
	overlapping_pair,
	sessions_outside,
)
from shequ_weiye.training.services.class_steps import check_results, check_step
from shequ_weiye.training.services.courses import usable_course
from shequ_weiye.training.services.errors import ClassRefused
from shequ_weiye.training.services.settings import training_settings

# What may still be written when a class is over.
AFTERWARDS = frozenset({"summary"})
SERVER_FIELDS = ("enrolled", "start_reminded_on", "quorum_warned_on", "result_reminded_on")


class TrainingClass(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.training.doctype.training_enrolment.training_enrolment import TrainingEnrolment
		from shequ_weiye.training.doctype.training_session.training_session import TrainingSession

		allow_late_enrolment: DF.Check
		cancel_reason: DF.SmallText | None
		catalogue_item: DF.Link
		class_title: DF.Data | None
		contact: DF.Data | None
		division: DF.Link
		division_code: DF.Data | None
		ends_on: DF.Date
		enrolled: DF.Int
		enrolments: DF.Table[TrainingEnrolment]
		grade: DF.Literal[
			"",
			"Special Vocational Ability",
			"Grade Five",
			"Grade Four",
			"Grade Three",
			"Grade Two",
			"Grade One",
		]
		hours: DF.Float
		institution: DF.Data | None
		is_subsidised: DF.Check
		occupation: DF.Data | None
		place: DF.Data
		quorum_max: DF.Int
		quorum_min: DF.Int
		quorum_warned_on: DF.Date | None
		result_reminded_on: DF.Date | None
		session_kind: DF.Literal["", "Daytime", "Evening", "Weekend"]
		sessions: DF.Table[TrainingSession]
		start_reminded_on: DF.Date | None
		starts_on: DF.Date
		status: DF.Literal["Planned", "Enrolling", "Running", "Finished", "Cancelled"]
		summary: DF.SmallText | None
	# end: auto-generated types
	"""A class goes from planned to open, running and finished, or is cancelled."""

	def before_validate(self) -> None:
		"""The rules below rely on what the form requires."""
		self._validate_mandatory()

	def validate(self) -> None:
		"""Check and complete the class; every rule is one method."""
		self.restore_server_fields()
		set_division_code(self)
		self.take_course()
		self.set_defaults()
		self.check_dates()
		self.check_quorum()
		self.check_sessions()
		self.check_closed_fields()
		enrolments.complete(self)
		enrolments.check_added(self)
		check_results(self)
		self.check_status()

	def on_update(self) -> None:
		"""Move the needs whose places came, went or were decided."""
		enrolments.move_needs_in_and_out(self)
		self.follow_status()
		self.tell_needs_of_new_day()

	def on_trash(self) -> None:
		"""Keep a class that anybody was entered in."""
		if self.enrolments:
			frappe.throw(
				_("Residents are enrolled in this class. Cancel it instead of deleting it."), ClassRefused
			)

	# --- contents

	def restore_server_fields(self) -> None:
		"""Drop what a client wrote into fields that only the server writes."""
		before = self.get_doc_before_save()
		for field in SERVER_FIELDS:
			self.set(field, before.get(field) if before else None)
		if before and self.has_value_changed("starts_on"):
			self.start_reminded_on = self.quorum_warned_on = None
		if before and self.has_value_changed("ends_on"):
			self.result_reminded_on = None

	def take_course(self) -> None:
		"""Take occupation, grade and hours from a published course of the own county."""
		if not self.catalogue_item:
			return
		before = self.get_doc_before_save()
		if before and before.catalogue_item != self.catalogue_item and before.status != t.PLANNED:
			frappe.throw(_("The course can only be changed while the class is planned."), ClassRefused)
		course = frappe.get_cached_doc("Training Catalogue Item", self.catalogue_item)
		if not before or before.catalogue_item != self.catalogue_item:
			usable_course(self.catalogue_item, self.starts_on)
		if not area_of(course.division).covers(self.division_code):
			frappe.throw(messages.foreign_course(course), ClassRefused)
		self.update({"occupation": course.occupation, "grade": course.grade, "hours": course.hours})
		self.class_title = self.class_title or course.item_name

	def set_defaults(self) -> None:
		"""Propose the size of a class from the settings."""
		settings = training_settings()
		self.status = self.status or t.PLANNED
		self.quorum_min = self.quorum_min or settings.default_quorum_min
		self.quorum_max = self.quorum_max or settings.default_quorum_max

	def check_dates(self) -> None:
		"""Refuse a class that ends before it starts."""
		if getdate(self.ends_on) < getdate(self.starts_on):
			frappe.throw(
				_("The class ends before it starts. The last day is the first day or later."), ClassRefused
			)

	def check_quorum(self) -> None:
		"""Refuse fewer places than participants that are needed."""
		if self.quorum_max < self.quorum_min:
			frappe.throw(
				_("There are fewer places than participants needed. Raise the places."), ClassRefused
			)

	def check_sessions(self) -> None:
		"""Refuse sessions that end before they start, overlap, or lie outside the days of the class."""
		sessions = [
			Session(row.idx, getdate(row.session_on), get_time(row.starts_at), get_time(row.ends_at))
			for row in self.sessions
		]
		for session in sessions:
			if session.ends_at <= session.starts_at:
				frappe.throw(messages.session_ends_first(session), ClassRefused)
		for session in sessions_outside(sessions, getdate(self.starts_on), getdate(self.ends_on)):
			frappe.throw(messages.session_outside(session), ClassRefused)
		if pair := overlapping_pair(sessions):
			frappe.throw(messages.sessions_overlap(*pair), ClassRefused)

	def check_closed_fields(self) -> None:
		"""Keep a finished or cancelled class as it is, but for certificates and summary."""
		before = self.get_doc_before_save()
		if not before or before.status not in (t.FINISHED, t.CANCELLED):
			return
		ignored = {*SERVER_FIELDS, *AFTERWARDS, "status", "division_code"}
		changed = [field for field in changed_fields(before, self, ignored) if field != "enrolments"]
		if changed or enrolments.differ(before, self):
			frappe.throw(messages.class_is_over(self.status), ClassRefused)

	# --- status

	def check_status(self) -> None:
		"""Refuse a status that does not follow, or whose conditions are not met."""
		before = self.get_doc_before_save()
		stored = before.status if before else t.PLANNED
		if self.status == stored:
			return
		if not before or not may_move(stored, self.status):
			frappe.throw(messages.no_such_move(stored, self.status), ClassRefused)
		check_step(self)

	# --- effects on the needs

	def follow_status(self) -> None:
		"""Let needs follow a class that was finished or cancelled."""
		before = self.get_doc_before_save()
		if not before or before.status == self.status:
			return
		for row in self.enrolments:
			if self.status == t.FINISHED:
				places.record_result(self, row.training_need, row.result)
			elif self.status == t.CANCELLED:
				places.return_to_waiting(self, row.training_need)

	def tell_needs_of_new_day(self) -> None:
		"""Bring a new day or place to the needs."""
		before = self.get_doc_before_save()
		if before and any(self.has_value_changed(field) for field in ("starts_on", "place")):
			places.copy_facts(self)


def on_doctype_update() -> None:
	"""Index what the nightly jobs look for."""
	frappe.db.add_index("Training Class", ["status", "starts_on"])
