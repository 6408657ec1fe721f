"""Keeps the number of filled vacancies of a post true while several officers refer people at once."""

from __future__ import annotations

import frappe
from frappe.utils import getdate

from shequ_weiye.constants.jobs import HIRED
from shequ_weiye.jobs.services.post_rules import Post


def lock_post(name: str) -> Post:
	"""Read a post and hold it until the transaction ends, so that its last vacancy is given once."""
	# The caller has checked that the user may read this post.
	row = frappe.db.get_value(
		"Job Post", name, ["status", "valid_until", "vacancies"], as_dict=True, for_update=True
	)
	return Post(row.status, getdate(row.valid_until), row.vacancies, hired_for(name))


def hired_for(post: str, other_than: str | None = None) -> int:
	"""Count the referrals to a post that ended in a hiring, in whatever area the people live."""
	return frappe.db.count(
		"Job Referral", {"job_post": post, "outcome": HIRED, "name": ("!=", other_than or "")}
	)


def recount(post: str) -> None:
	"""Write the number of filled vacancies into a post; it is derived, so nobody's version of it changes."""
	# Written for whoever recorded the outcome, whatever his rights over the post.
	frappe.db.set_value("Job Post", post, "filled", hired_for(post), update_modified=False)
