"""A firm, shop or body that employs people in the neighbourhood (用人单位)."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.constants.levels import COMMUNITY
from shequ_weiye.jobs.services.records import (
	require_community,
	require_mandatory,
	restore_fields,
	set_default_division,
	set_mobile,
)
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.privacy.sealing import SealedFields
from shequ_weiye.startups.services.messages import uscc_message
from shequ_weiye.startups.services.uscc import UsccError, parse_uscc

SURVEY_FIELDS = ("last_surveyed_on", "headcount", "shortage")


class Employer(SealedFields):
	"""One employer at one place; a firm that works in two communities is recorded in each."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		address: DF.SmallText | None
		contact_mobile: DF.Data | None
		contact_person: DF.Data | None
		division: DF.Link
		division_code: DF.Data | None
		employer_name: DF.Data
		headcount: DF.Int
		industry: DF.Literal[
			"",
			"Agriculture, Forestry, Animal Husbandry and Fishery",
			"Mining",
			"Manufacturing",
			"Electricity, Heat, Gas and Water",
			"Construction",
			"Wholesale and Retail",
			"Transport, Storage and Post",
			"Hotels and Catering",
			"Information Transmission, Software and IT Services",
			"Finance",
			"Real Estate",
			"Leasing and Business Services",
			"Scientific Research and Technical Services",
			"Water Conservancy, Environment and Public Facilities",
			"Resident Services, Repair and Other Services",
			"Education Services",
			"Health and Social Work",
			"Culture, Sports and Entertainment",
			"Public Administration and Social Organisations",
			"International Organisations",
		]
		kind: DF.Literal[
			"Enterprise",
			"Individual Business",
			"Social Organisation",
			"Public Institution",
			"Farmers' Cooperative",
			"Other Employer",
		]
		last_surveyed_on: DF.Date | None
		note: DF.SmallText | None
		shortage: DF.Int
		survey_asked_on: DF.Date | None
		uscc: DF.Data | None
	# end: auto-generated types

	def before_insert(self) -> None:
		"""Complete a new record before it gets its name."""
		set_default_division(self, (COMMUNITY,))

	def validate(self) -> None:
		"""Check and complete the record; every rule is one method."""
		require_mandatory(self)
		restore_fields(self, (*SURVEY_FIELDS, "survey_asked_on"))
		require_community(self)
		set_division_code(self)
		self.set_name()
		self.set_uscc()
		set_mobile(self, "contact_mobile")
		self.refuse_twin()

	def set_name(self) -> None:
		"""Write the name without stray spaces."""
		self.employer_name = " ".join((self.employer_name or "").split())

	def set_uscc(self) -> None:
		"""Bring the credit code, if there is one, into its normal form."""
		if not self.uscc:
			return
		try:
			self.uscc = parse_uscc(self.uscc)
		except UsccError as error:
			frappe.throw(uscc_message(error.fault), title=_("Check the Credit Code"))

	def refuse_twin(self) -> None:
		"""Refuse a second record of the same code, or of the same name, in one community."""
		for field in ("uscc", "employer_name"):
			if not self.get(field):
				continue
			# Within the record's own community, which the user has just been found to be posted over.
			twin = frappe.db.get_value(
				"Employer",
				{field: self.get(field), "division": self.division, "name": ("!=", self.name or "")},
			)
			if twin:
				message = _(
					"This employer is recorded in the community already, as {0}. Open that record instead."
				)
				frappe.throw(message.format(twin), frappe.DuplicateEntryError)

	def take_over_last_survey(self) -> None:
		"""Show the numbers of the newest survey."""
		# Surveys of this employer alone, which the caller may write.
		newest = frappe.get_all(
			"Employer Survey",
			filters={"employer": self.name},
			fields=["surveyed_on as last_surveyed_on", "headcount", "shortage"],
			order_by="surveyed_on desc, creation desc",
			limit=1,
		)
		shown = newest[0] if newest else dict.fromkeys(SURVEY_FIELDS)
		self.db_set({**shown, "survey_asked_on": None}, update_modified=False)
