"""A publicity notice (公示): who is to be granted what, shown to everybody before anything is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frappe import _

from shequ_weiye.constants import publicity as c
from shequ_weiye.constants.levels import COUNTY
from shequ_weiye.constants.roles import COUNTY_OFFICER
from shequ_weiye.constants.workflows_publicity import PUBLICITY_NOTICE, TAKE_DOWN
from shequ_weiye.permissions.area import level_of
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.publicity.notices import conclude, digest_of, fill, publish, take_down
from shequ_weiye.policies.services.approval_rules import FieldGroup, FieldRules, Rules

if TYPE_CHECKING:
	from shequ_weiye.policies.services.approval_rules import Way

ENTERING = {c.PUBLISHED: publish, c.ENDED: conclude}


class PublicityNotice(ApprovalDocument):
	"""A draft is a choice of cases; once published it is what was shown, and nothing of it changes."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.policies.doctype.application_step.application_step import ApplicationStep
		from shequ_weiye.policies.doctype.publicity_line.publicity_line import PublicityLine

		contact: DF.SmallText | None
		content_hash: DF.Data | None
		decision_reason: DF.SmallText | None
		division: DF.Link
		division_code: DF.Data | None
		last_reason: DF.SmallText | None
		lines: DF.Table[PublicityLine]
		name_style: DF.Literal["Surname and Mou", "Surname and Star", "Full Name"]
		policy: DF.Link
		published_at: DF.Datetime | None
		recorded_by: DF.Link | None
		shown_from: DF.Date | None
		shown_to: DF.Date | None
		step_due_on: DF.Date | None
		steps: DF.Table[ApplicationStep]
		taken_over: DF.Check
		title: DF.Data | None
		workflow_definition: DF.Link | None
		workflow_state: DF.Link | None
	# end: auto-generated types

	rules = Rules(PUBLICITY_NOTICE.recording_states, frozenset({TAKE_DOWN}))
	field_rules = FieldRules((), FieldGroup(frozenset(), frozenset({c.DRAFT}), COUNTY_OFFICER))
	finished_states = frozenset({c.ENDED, c.TAKEN_DOWN})
	server_fields = ("division_code", "title", "shown_from", "published_at", "content_hash", "taken_over")

	def onload(self) -> None:
		"""Tell the form whether what is stored is still what was published."""
		super().onload()
		self.set_onload("is_altered", bool(self.content_hash) and self.content_hash != digest_of(self))

	def on_trash(self) -> None:
		"""Keep what was shown."""
		if self.workflow_state != c.DRAFT:
			refuse_with(_("What was published is kept. Take the notice down instead."))

	def check_contents(self) -> None:
		"""Fill the list of a draft; what was published stays as it was shown."""
		before = self.get_doc_before_save()
		if before and before.workflow_state != c.DRAFT:
			return
		if level_of(self.division) != COUNTY:
			refuse_with(_("A notice is one of a county. Choose the county."))
		set_division_code(self)
		fill(self)

	def check_step(self, way: Way) -> None:
		"""Refuse to publish without saying where one may object."""
		if way.next_state == c.PUBLISHED and not (self.contact or "").strip():
			refuse_with(_("Say where one may object: office, telephone and hours."))

	def enter_state(self, way: Way) -> None:
		"""Publish, conclude, or take down what was shown."""
		if way.next_state in ENTERING:
			ENTERING[way.next_state](self)
		elif way.state == c.PUBLISHED:
			take_down(self)
