"""Row scope over a million residents: as fast as the same SQL typed by hand, and beside User Permissions.

An auditor is posted at each of the five levels, since that role reads rows at all of them. Every call is
that of a new request: postings and rights are read again. The framework's own constant is what the same
call costs the same person without our scope, beyond its SQL. The bar of a list allows for it, that of a
count does not; both are shown both ways.
"""

from __future__ import annotations

from functools import partial

from benchmarks import population, saving
from benchmarks.figures import Row, at_least, at_most, informs, median, p95, seconds
from benchmarks.scope_calls import PLACES, WORK, Times, times_of_all, working_at
from benchmarks.site import connected
from benchmarks.user_permissions import permission_values, times_of_permissions

FEW, MANY = 10_000, 1_000_000
COMPARED = ("街道", "县区")
MOST_LIST, MOST_COUNT, LEAST_GAIN = 1.5, 1.2, 20
MOST_BOOT_DIFFERENCE = 500


def measure() -> list[Row]:
	"""Ten thousand rows, then a million; what was written is taken away afterwards."""
	with connected():
		population.clear()
		try:
			return measure_both()
		finally:
			population.clear()


def measure_both() -> list[Row]:
	"""The figures, the growth between the two sizes last."""
	population.grow_to(FEW)
	few = times_of_all()
	filling = seconds(partial(population.grow_to, MANY))
	many = times_of_all()
	rows = [informs("居民", MANY, "行"), informs("写入其余居民", filling, "秒")]
	rows += [row for level in PLACES for row in level_rows(level, many)]
	rows += [row for level in COMPARED for row in compared_rows(level, many)]
	rows += boot_rows()
	return [*rows, *saving.rows(), *growth_rows(few, many)]


def level_rows(level: str, times: Times) -> list[Row]:
	"""List and count of one level against the same SQL by hand."""
	sent = median(times[level, "计数", "sent"]) / median(times[level, "计数", "sql"])
	return [
		*call_rows(f"{level}列表", times_of_call(level, "列表", times), most_beyond=MOST_LIST),
		*call_rows(f"{level}计数", times_of_call(level, "计数", times), most=MOST_COUNT),
		informs(f"{level}计数：只看发出的 SQL ÷ 手写 SQL", sent, "倍"),
	]


def times_of_call(level: str, what: str, times: Times) -> dict[str, list[float]]:
	"""Of one list or count, the seconds of each way."""
	return {way: taken for (place, kind, way), taken in times.items() if (place, kind) == (level, what)}


def call_rows(
	name: str, times: dict[str, list[float]], *, most: float | None = None, most_beyond: float | None = None
) -> list[Row]:
	"""How long a call takes, and how often the hand-written SQL fits in: as it is, and beyond the constant."""
	ours, by_hand = times["ours"], times["sql"]
	constant = median(times["unscoped"]) - median(times["unscoped sql"])
	beyond = f"{name}，减去框架固有的 {constant * 1000:.2f} 毫秒后"
	return [
		informs(f"{name}：中位数", median(ours) * 1000, "毫秒"),
		informs(f"{name}：p95", p95(ours) * 1000, "毫秒"),
		informs(f"{name}：手写 SQL 中位数", median(by_hand) * 1000, "毫秒"),
		informs(f"{name}：手写 SQL p95", p95(by_hand) * 1000, "毫秒"),
		against(f"{name} ÷ 手写 SQL", median(ours) / median(by_hand), most),
		informs(f"{name} ÷ 手写 SQL（p95）", p95(ours) / p95(by_hand), "倍"),
		against(f"{beyond} ÷ 手写 SQL", (median(ours) - constant) / median(by_hand), most_beyond),
		informs(f"{beyond} ÷ 手写 SQL（p95）", (p95(ours) - constant) / p95(by_hand), "倍"),
	]


def against(figure: str, value: float, most: float | None) -> Row:
	"""A ratio with its bar, if it has one."""
	return informs(figure, value, "倍") if most is None else at_most(figure, value, most, "倍")


def compared_rows(level: str, times: Times) -> list[Row]:
	"""The same area by Frappe's User Permissions, as Frappe sets it up and with an index added."""
	rows = []
	for what in WORK:
		ours = median(times[level, what, "ours"])
		for kind, words in (("permissions", "User Permissions"), ("indexed", "User Permissions 另加索引")):
			theirs = median(times_of_permissions(level, what, kind))
			rows.append(informs(f"{level}{what}：{words} 中位数", theirs * 1000, "毫秒"))
			gain = theirs / ours
			bar = what == "计数" and kind == "permissions"
			name = f"{level}{what}：{words} ÷ 本产品"
			rows.append(at_least(name, gain, LEAST_GAIN, "倍") if bar else informs(name, gain, "倍"))
	return rows


def growth_rows(few: Times, many: Times) -> list[Row]:
	"""How much slower a hundred times as many rows are."""
	return [
		informs(
			f"{level}{what}：1 万行 → 100 万行",
			median(many[level, what, "ours"]) / median(few[level, what, "ours"]),
			"倍",
		)
		for level in PLACES
		for what in WORK
	]


def boot_rows() -> list[Row]:
	"""What the desk is told when it starts, by level; User Permissions send every division below."""
	import frappe
	from shequ_weiye.permissions.boot import extend_bootinfo

	sizes = {}
	for level in PLACES:
		with working_at(level):
			boot = frappe._dict(module_wise_workspaces={})
			extend_bootinfo(boot)
			sizes[level] = len(frappe.as_json(boot))
	theirs = len(frappe.as_json(permission_values("市")))
	return [
		informs("社区启动数据", sizes["社区"], "字节"),
		at_most("启动数据：省与社区之差", abs(sizes["省"] - sizes["社区"]), MOST_BOOT_DIFFERENCE, "字节"),
		informs("User Permissions 在市级另加的启动数据", theirs, "字节"),
	]
