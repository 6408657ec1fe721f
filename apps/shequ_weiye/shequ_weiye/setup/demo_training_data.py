"""The invented catalogue, classes and results of the demonstration."""

from __future__ import annotations

from typing import NamedTuple

from shequ_weiye.constants import training as t


class DemoCourse(NamedTuple):
	"""One course of the catalogue."""

	name: str
	programme: str
	direction: str
	occupation: str
	grade: str
	hours: int
	subsidy: int
	is_published: int = 1


COURSES: tuple[DemoCourse, ...] = (
	DemoCourse(
		"养老护理员（示例）",
		"Job Transfer Training",
		"Health and Elderly Care",
		"养老护理员",
		"Grade Five",
		40,
		1000,
	),
	DemoCourse(
		"家政服务员（示例）",
		"Job Transfer Training",
		"Household Services",
		"家政服务员",
		"Grade Five",
		40,
		1000,
	),
	DemoCourse(
		"中式面点（示例）",
		"Practical Skills Training",
		"Cooking",
		"中式面点师",
		"Special Vocational Ability",
		24,
		800,
	),
	DemoCourse(
		"直播销售（示例）",
		"Employment Skills Training",
		"Live-stream Sales",
		"互联网营销师",
		"Grade Five",
		40,
		1000,
	),
	DemoCourse(
		"手工编结（示例）",
		"Practical Skills Training",
		"Handicraft",
		"手工编结工",
		"Special Vocational Ability",
		24,
		800,
	),
	DemoCourse(
		"网约配送（示例）",
		"Employment Skills Training",
		"Online Delivery",
		"网约配送员",
		"Grade Five",
		16,
		600,
	),
	DemoCourse(
		"创业意识（示例）",
		"Entrepreneurship Training",
		"Starting a Business",
		"创业意识培训",
		"Special Vocational Ability",
		24,
		160,
	),
	DemoCourse(
		"砌筑工（示例，未发布）",
		"Labour Preparation Training",
		"Construction Trades",
		"砌筑工",
		"Grade Five",
		40,
		1000,
		0,
	),
)


class DemoClass(NamedTuple):
	"""One class: which course, in how many days it begins, how many take part, how far it has come."""

	course: int
	begins_in: int
	people: int
	status: str
	session_kind: str
	quorum_min: int = 3


CLASSES: tuple[DemoClass, ...] = (
	DemoClass(0, -60, 8, t.FINISHED, "Evening"),
	DemoClass(3, -3, 5, t.RUNNING, "Weekend"),
	DemoClass(1, 12, 5, t.OPEN, "Evening"),
	DemoClass(2, 5, 1, t.OPEN, "Weekend", 5),
	DemoClass(6, 25, 0, t.PLANNED, "Daytime"),
	DemoClass(4, 9, 2, t.CANCELLED, "Daytime"),
)

# Results and, for those who passed on, what became of them; by seat in the finished class.
RESULTS: tuple[tuple[str, float, str | None], ...] = (
	(t.PASSED, 40, "Found Work"),
	(t.PASSED, 38, "Found Work"),
	(t.PASSED, 40, "Started a Business"),
	(t.PASSED, 36, "Still Looking"),
	(t.PASSED, 40, None),
	(t.PASSED, 34, None),
	(t.FAILED, 20, None),
	(t.ABSENT, 0, None),
)
