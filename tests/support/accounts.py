"""The demo accounts, one per level along one line of the tree."""

from __future__ import annotations

import os

DEMO_PASSWORD = os.environ.get("WEIYE_DEMO_PASSWORD", "")

COMMUNITY = "community"
STREET = "street"
COUNTY = "county"
FINANCE = "finance"
CITY = "city"
PROVINCE = "province"
ADMIN = "admin"
OTHER = "other"

COMMUNITY_CODE = "370102002002"


def email(account: str) -> str:
	"""Give the log-in name of an account: ``street@weiye.localhost``."""
	return f"{account}@weiye.localhost"
