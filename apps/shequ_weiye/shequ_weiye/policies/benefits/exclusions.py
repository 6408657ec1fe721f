"""What may not be had together, as the versions in force say: the matrix is data."""

from __future__ import annotations

from datetime import date

import frappe

from shequ_weiye.constants.policies import DECIDING_STATES
from shequ_weiye.permissions.area import area_of
from shequ_weiye.policies.services.benefit_claims import Exclusion
from shequ_weiye.policies.versions import dated

# The version that says so, with what tells where and when it is in force.
NAMED_WITH = """
	select e.excluded_policy, e.period, e.note, v.name, v.policy, v.division, v.division_code,
		v.effective_from, v.effective_to, v.superseded_from
	from `tabPolicy Exclusion` e
	join `tabPolicy Version` v on v.name = e.parent and e.parenttype = 'Policy Version'
	join `tabPolicy` p on p.name = v.policy and p.is_active = 1
	where v.workflow_state in %(states)s and (v.policy = %(policy)s or e.excluded_policy = %(policy)s)
"""


def exclusions_of(policy: str, version: str | None, division: str, day: date) -> list[Exclusion]:
	"""Give the exclusions of a policy in a division on a day, whichever of the two policies names the other.

	What province or city excludes holds in every county; a county may add to it. Those of the version by which
	the case was accepted hold in any case.
	"""
	# Public reference data.
	rows = frappe.db.sql(NAMED_WITH, {"policy": policy, "states": tuple(DECIDING_STATES)}, as_dict=True)
	return [
		Exclusion(frozenset({row.policy, row.excluded_policy}), row.period, row.note or "")
		for row in rows
		if row.name == version or _holds(row, division, day)
	]


def _holds(row: frappe._dict, division: str, day: date) -> bool:
	version = dated(row)
	return version.is_in_force(day) and area_of(version.division_code).covers(division)
