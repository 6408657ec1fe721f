"""The province's 64,095 divisions: how fast they load, and how fast one is found in a Link field."""

from __future__ import annotations

from functools import partial

from benchmarks.figures import Row, at_least, at_most, informs, median, p95, seconds, timed
from benchmarks.site import connected

LIXIA = "370102000000"
WAYS_TO_LIXIA = ("历下", "lixia", "lx", "370102")
LONGEST_LOAD, LONGEST_SEARCH = 15, 0.2


def measure() -> list[Row]:
	"""Load into an emptied table (undone afterwards), then search as a person types."""
	with connected():
		return [*loading(), *finding()]


def loading() -> list[Row]:
	"""A fresh site's load, and the second one, which has to find that nothing changed."""
	import frappe
	from shequ_weiye.territory.services.division_loader import DOCTYPE, load_divisions

	frappe.db.delete(DOCTYPE)
	first = seconds(load_divisions)
	rows = frappe.db.count(DOCTYPE)
	again = seconds(load_divisions)
	frappe.db.rollback()
	return [
		informs("区划", rows, "行"),
		at_most("全省区划装入空表", first, LONGEST_LOAD, "秒"),
		informs("再装一次（没有变化）", again, "秒"),
	]


def finding() -> list[Row]:
	"""Every way to write a county finds it, and quickly."""
	from shequ_weiye.territory.services.division_search import DOCTYPE, search_divisions

	def find(text: str) -> list[str]:
		return [row[0] for row in search_divisions(DOCTYPE, text, "name", 0, 10, {})]

	found = sum(LIXIA in find(text) for text in WAYS_TO_LIXIA)
	times = [taken for text in WAYS_TO_LIXIA for taken in timed(partial(find, text), 20, warm_up=2)]
	return [
		at_least("找到历下区的写法（共 4 种）", found, len(WAYS_TO_LIXIA), "种"),
		at_most("输入联想 p95", p95(times) * 1000, LONGEST_SEARCH * 1000, "毫秒"),
		informs("输入联想中位数", median(times) * 1000, "毫秒"),
	]
