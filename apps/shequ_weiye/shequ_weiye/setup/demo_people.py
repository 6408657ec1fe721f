"""Invents residents: the same three hundred every time, none of them real."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from shequ_weiye.constants.residents import (
	EDUCATION_CODES,
	EMPLOYMENT_STATUSES,
	PAPER_FORM,
	RESIDENT_CATEGORIES,
)
from shequ_weiye.residents.factories import make_id_number

COUNT = 300
SEED = 20230815
# Never given to a county.
NO_COUNTY = "370199"

YOUNGEST, OLDEST = date(2006, 12, 31), date(1955, 1, 1)

SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘单解仇查"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红春梅建国志文晓海云飞雪梦佳子轩雨欣浩宇"

# Every seventh resident may found a business: of working age, far from retirement.
FOUNDERS_EVERY = 7


def invented_residents() -> Iterator[dict[str, Any]]:
	"""Give the values of every invented resident, in an order that never changes."""
	random = Random(SEED)
	for number in range(COUNT):
		yield _resident(number, random)


def _resident(number: int, random: Random) -> dict[str, Any]:
	founder = number % FOUNDERS_EVERY == 0
	born = _birth_date(
		random, date(1975, 1, 1) if founder else OLDEST, date(2000, 12, 31) if founder else YOUNGEST
	)
	return {
		"full_name": random.choice(SURNAMES) + "".join(random.sample(GIVEN, random.choice((1, 2, 2)))),
		"id_number": make_id_number(born, number, NO_COUNTY),
		"mobile": f"1300000{number:04d}",
		"consent_form": PAPER_FORM,
		"education": random.choice(list(EDUCATION_CODES)),
		"employment_status": "Self-employed" if founder else random.choice(EMPLOYMENT_STATUSES),
		"address": f"示例小区{random.randint(1, 30)}号楼{random.randint(1, 4)}单元{random.randint(101, 1803)}室",
		"categories": [
			{"category": name} for name in random.sample(RESIDENT_CATEGORIES, random.choice((0, 0, 1, 2)))
		],
	}


def _birth_date(random: Random, first: date, last: date) -> date:
	return first + timedelta(days=random.randrange((last - first).days + 1))
