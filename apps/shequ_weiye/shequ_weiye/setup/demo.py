"""Demonstration data: eight accounts, one community of invented residents, applications in all stages.

Never loaded by itself; ``bench --site <site> weiye-demo`` does it, any number of times with the same
result. The county code in the residents' numbers was never given to a county, so that no number can
belong to a real person.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import frappe
from frappe.utils import getdate, nowdate
from frappe.utils.password import update_password

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import benefits as b
from shequ_weiye.constants import roles as r
from shequ_weiye.constants import startups
from shequ_weiye.constants.site_settings import LANGUAGE
from shequ_weiye.policies.applications.factories import move_into_past
from shequ_weiye.privacy import vault
from shequ_weiye.setup.demo_assistance import load_assistance
from shequ_weiye.setup.demo_benefits import load_benefits
from shequ_weiye.setup.demo_jobs import load_jobs
from shequ_weiye.setup.demo_loans import load_loans
from shequ_weiye.setup.demo_people import invented_residents
from shequ_weiye.setup.demo_recovery import load_recovery
from shequ_weiye.setup.demo_training import load_training
from shequ_weiye.startups.factories import make_startup_application, make_uscc
from shequ_weiye.territory.factories import acting_as, metadata_kept

DOMAIN = "weiye.localhost"
PROVINCE, CITY, COUNTY = "370000000000", "370100000000", "370102000000"
STREET, COMMUNITY = "370102002000", "370102002002"
OTHER_COUNTY = "370202000000"

POSTED_FROM = "2023-08-15"
FIRST_USCC = 9_000_001

# What the other modules add, each for the demonstration's community.
MODULES: tuple[Callable[[str], None], ...] = (
	load_training,
	load_jobs,
	load_assistance,
	load_benefits,
	load_recovery,
	load_loans,
)


class Account(NamedTuple):
	"""One account: what it is called, and its post."""

	user: str
	full_name: str
	role: str
	division: str

	@property
	def email(self) -> str:
		"""The name to log in with."""
		return f"{self.user}@{DOMAIN}"


ACCOUNTS: tuple[Account, ...] = (
	Account("community", "孙晓梅", r.COMMUNITY_OFFICER, COMMUNITY),
	Account("street", "赵立新", r.STREET_OFFICER, STREET),
	Account("county", "周海燕", r.COUNTY_OFFICER, COUNTY),
	Account("finance", "吴建平", r.COUNTY_FINANCE_OFFICER, COUNTY),
	Account("city", "郑文博", r.CITY_OFFICER, CITY),
	Account("province", "王思远", r.PROVINCE_OFFICER, PROVINCE),
	Account("admin", "冯志强", r.WEIYE_ADMINISTRATOR, PROVINCE),
	Account("other", "陈海涛", r.COUNTY_OFFICER, OTHER_COUNTY),
)

# Who takes the steps of the applications.
OFFICERS = {account.role: account.email for account in ACCOUNTS[:4]}

# State of each application, and by how many days it is moved into the past: some steps are overdue.
STAGES: tuple[tuple[str, int], ...] = (
	(s.DRAFT, 0),
	(s.DRAFT, 0),
	(s.PENDING_ACCEPTANCE, 0),
	(s.PENDING_ACCEPTANCE, 0),
	(s.PENDING_ACCEPTANCE, 9),
	(s.PENDING_STREET_REVIEW, 0),
	(s.PENDING_STREET_REVIEW, 0),
	(s.PENDING_STREET_REVIEW, 12),
	(s.PENDING_COUNTY_APPROVAL, 0),
	(s.PENDING_COUNTY_APPROVAL, 0),
	(s.PENDING_COUNTY_APPROVAL, 20),
	(s.CORRECTION_REQUIRED, 0),
	(s.IN_PUBLICITY, 0),
	(s.IN_PUBLICITY, 15),
	(s.PENDING_PAYMENT, 0),
	(s.PENDING_PAYMENT, 0),
	(s.PAID, 0),
	(s.CLOSED, 0),
	(s.REFUSED, 0),
	(s.WITHDRAWN, 0),
	(s.TERMINATED, 0),
)

FIRMS = (
	"早餐铺",
	"便利店",
	"家政服务部",
	"裁缝店",
	"理发店",
	"果蔬店",
	"手工作坊",
	"快递驿站",
	"修理铺",
	"花店",
)


def load(password: str) -> None:
	"""Load everything that is missing, and give all accounts the password."""
	frappe.set_user("Administrator")
	frappe.local.lang = LANGUAGE  # of the notices that the cases send on their way
	with metadata_kept():
		for account in ACCOUNTS:
			make_account(account, password)
	make_budgets()
	residents = make_residents()
	make_applications(residents)
	for load_module in MODULES:
		load_module(COMMUNITY)


def make_account(account: Account, password: str) -> None:
	"""Make one account with its posting; its roles follow from the posting."""
	if not frappe.db.exists("User", account.email):
		values = {
			"email": account.email,
			"first_name": account.full_name,
			"language": "zh",
			"time_zone": "Asia/Shanghai",
			"send_welcome_email": 0,
		}
		frappe.get_doc({"doctype": "User", **values}).insert()
	update_password(account.email, password)
	post = {"user": account.email, "role": account.role, "division": account.division}
	if not frappe.db.exists("Staff Posting", post):
		frappe.get_doc({"doctype": "Staff Posting", **post, "from_date": POSTED_FROM}).insert()


def make_residents() -> list[str]:
	"""Register the invented residents that are missing; give the names of all their records."""
	names = []
	with acting_as(OFFICERS[r.COMMUNITY_OFFICER]):
		for person in invented_residents():
			# Compares with the invented numbers only.
			found = vault.find("Resident", "id_number", person["id_number"])
			if not found:
				values = {"doctype": "Resident", "division": COMMUNITY, **person}
				found = [frappe.get_doc(values).insert().name]
				frappe.clear_messages()  # the county of these numbers is unknown on purpose
			names += found
	return names


def make_budgets() -> None:
	"""Give the county this year's budget, and its community one of 直补社区, unless they are there."""
	year = getdate(nowdate()).year
	with acting_as(OFFICERS[r.COUNTY_FINANCE_OFFICER]):
		for kind, division, total in (
			(b.SUBSIDIES, COUNTY, 500_000),
			(b.DIRECT_GRANTS, COMMUNITY, 20_000),
		):
			place = {"fund": b.SUBSIDY_FUND, "envelope_kind": kind, "year": year, "division": division}
			if not frappe.db.exists(b.ENVELOPE, place):
				frappe.get_doc({"doctype": b.ENVELOPE, **place, "total": total}).insert()


def make_applications(residents: list[str]) -> None:
	"""Record the applications that are missing and bring each into its stage by the real steps."""
	for number, (state, days) in enumerate(STAGES):
		uscc = make_uscc(FIRST_USCC + number)
		if frappe.db.exists("Startup Application", {"uscc": uscc}):
			continue
		application = make_startup_application(
			state,
			OFFICERS,
			applicant=residents[number * 7],
			uscc=uscc,
			enterprise_name=f"佛山苑{FIRMS[number % len(FIRMS)]}（示例{number + 1}）",
			enterprise_kind=startups.ENTERPRISE_KINDS[number % 3 == 0],
			jobs_created=number % 4 + 1,
			payee=None if state == s.DRAFT else f"佛山苑{FIRMS[number % len(FIRMS)]}",
		)
		if days:
			move_into_past(application, days)
