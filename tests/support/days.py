"""Days and times as the site counts them: it lives in Shandong, wherever the machine stands."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANDONG = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
	"""Give the site's time, as its forms write it: without a zone."""
	return datetime.now(SHANDONG).replace(tzinfo=None)


def today() -> date:
	"""Give the site's day; at four in the afternoon in London it is tomorrow's."""
	return now().date()
