"""Demonstration records of benefits: applications for the subsidy to flexible work, in the stages that show most."""

from __future__ import annotations

import frappe
from frappe.utils import add_years, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants.residents import VERIFIED
from shequ_weiye.constants.roles import (
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	STREET_OFFICER,
)
from shequ_weiye.policies.applications.factories import make_benefit_application, make_flexible_facts
from shequ_weiye.territory.factories import acting_as
from shequ_weiye.territory.services.notices import officers_over

STAGES: tuple[str, ...] = (
	s.PENDING_ACCEPTANCE,
	s.PENDING_STREET_REVIEW,
	s.PENDING_COUNTY_APPROVAL,
	s.PENDING_PAYMENT,
	s.PAID,
)
GROUP = "Person with Employment Difficulty"
# Of full age, and so far from retirement that no month is one too many.
YOUNGEST, OLDEST = 18, 44


def load_benefits(community: str) -> None:
	"""Make the applications for ``community``, where officers and residents are already; once."""
	if frappe.db.exists("Benefit Application", {"division": community}):
		return
	roles = (COMMUNITY_OFFICER, STREET_OFFICER, COUNTY_OFFICER, COUNTY_FINANCE_OFFICER)
	officers = {role: officers_over(community, (role,))[0] for role in roles}
	for resident, state in zip(_entitled(community), STAGES, strict=False):
		with acting_as(officers[COMMUNITY_OFFICER]):
			make_flexible_facts(resident.name)
		make_benefit_application(resident.name, state, officers, payee=resident.full_name)


def _entitled(community: str) -> list[frappe._dict]:
	"""Give verified residents of the group for which the subsidy is, years before they retire."""
	# The demonstration community, whose invented residents the command has just made.
	return frappe.get_all(
		"Resident",
		filters=[
			["division", "=", community],
			["workflow_state", "=", VERIFIED],
			["birth_date", "between", (add_years(nowdate(), -OLDEST), add_years(nowdate(), -YOUNGEST))],
			["Resident Category", "category", "=", GROUP],
		],
		fields=["name", "full_name"],
		order_by="name",
		distinct=True,
	)
