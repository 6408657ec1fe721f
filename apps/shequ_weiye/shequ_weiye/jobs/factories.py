"""Records of this module for tests and demonstrations; no firm and nobody in them is real."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import add_days, add_to_date, now_datetime, nowdate

from shequ_weiye.constants.residents import HANDING_ON_TO_EMPLOYERS, PAPER_FORM
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.residents.services.consents import record_consent
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY

if TYPE_CHECKING:
	from shequ_weiye.jobs.doctype.employer.employer import Employer
	from shequ_weiye.jobs.doctype.employer_survey.employer_survey import EmployerSurvey
	from shequ_weiye.jobs.doctype.job_fair.job_fair import JobFair
	from shequ_weiye.jobs.doctype.job_fair_sign_up.job_fair_sign_up import JobFairSignUp
	from shequ_weiye.jobs.doctype.job_post.job_post import JobPost
	from shequ_weiye.jobs.doctype.job_referral.job_referral import JobReferral

# A number of its own for every employer and person made in this process.
_serials = count(1)


def make_employer(**overrides: Any) -> Employer:
	"""Record an employer in 千佛山社区 by default."""
	values = {
		"employer_name": f"示例便利店{next(_serials)}",
		"kind": "Enterprise",
		"industry": "Wholesale and Retail",
		"division": QIANFOSHAN_COMMUNITY,
		"contact_person": "王示例",
		"contact_mobile": "13800000000",
	}
	return frappe.get_doc({"doctype": "Employer", **values, **overrides}).insert()


def make_survey(**overrides: Any) -> EmployerSurvey:
	"""Record a visit of today to a new employer."""
	values = {
		"employer": overrides.get("employer") or make_employer().name,
		"headcount": 12,
		"shortage": 2,
		"shortage_detail": "收银员",
		"conditions": "每月3000元，缴纳社会保险",
	}
	return frappe.get_doc({"doctype": "Employer Survey", **values, **overrides}).insert()


def make_post(**overrides: Any) -> JobPost:
	"""Record a post with two vacancies, open for thirty days."""
	values = {
		"title": "收银员",
		"employer": overrides.get("employer") or make_employer().name,
		"vacancies": 2,
		"wage_from": 3000,
		"wage_to": 3500,
		"valid_until": add_days(nowdate(), 30),
	}
	return frappe.get_doc({"doctype": "Job Post", **values, **overrides}).insert()


def make_booth(**overrides: Any) -> dict[str, Any]:
	"""Give the row of one booth."""
	employer = overrides.get("employer") or make_employer().name
	return {"employer": employer, "booth_number": "A01", "job_posts": 3, "vacancies": 6, **overrides}


def make_fair(**overrides: Any) -> JobFair:
	"""Draft a small meeting in ten days with one booth; sign-up closes the day before."""
	starts_at = overrides.get("starts_at") or add_to_date(now_datetime(), days=10)
	values = {
		"title": "千佛山社区家门口招聘会",
		"fair_kind": "Small Meeting",
		"division": QIANFOSHAN_COMMUNITY,
		"place": "社区服务中心一楼",
		"starts_at": starts_at,
		"ends_at": add_to_date(starts_at, hours=3),
		"sign_up_deadline": add_to_date(starts_at, days=-1),
		"capacity": 50,
	}
	booths = overrides.pop("booths") if "booths" in overrides else [make_booth()]
	return frappe.get_doc({"doctype": "Job Fair", **values, "booths": booths, **overrides}).insert()


def make_sign_up(job_fair: str, **overrides: Any) -> JobFairSignUp:
	"""Sign a person up for a fair."""
	values = {"job_fair": job_fair, "full_name": "李四", "mobile": f"139{next(_serials):08d}"}
	return frappe.get_doc({"doctype": "Job Fair Sign Up", **values, **overrides}).insert()


def make_referral(**overrides: Any) -> JobReferral:
	"""Refer a new resident, who agreed to it, to a new post today."""
	values = {
		"resident": overrides.get("resident") or make_resident().name,
		"job_post": overrides.get("job_post") or make_post().name,
	}
	record_consent(values["resident"], PAPER_FORM, nowdate(), HANDING_ON_TO_EMPLOYERS)
	return frappe.get_doc({"doctype": "Job Referral", **values, **overrides}).insert()
