"""Names are found by their pinyin and initials, surnames in the reading of surnames."""

from __future__ import annotations

import pytest

from shequ_weiye.residents.services.name_search import SURNAME_READINGS, search_keys

pytestmark = pytest.mark.nosite


@pytest.mark.parametrize(
	("name", "keys"),
	[
		("张三", "zhangsan zs"),
		("单小红", "shanxiaohong sxh"),
		("解明", "xieming xm"),
		("仇英", "qiuying qy"),
		("曾国强", "zengguoqiang zgq"),
		("查良", "zhaliang zl"),
		("尉迟敬", "yuchijing ycj"),
		("长孙无忌", "zhangsunwuji zswj"),
		("欧阳小明", "ouyangxiaoming oyxm"),
		("古丽·买买提", "gulimaimaiti glmmt"),
		("John Smith", "johnsmith js"),
		("张", "zhang z"),
		("A", "a"),
		("", ""),
		("—·—", ""),
	],
)
def test_keys_of_a_name(name: str, keys: str):
	assert search_keys(name) == keys


def test_every_reading_has_one_syllable_per_character():
	for surname, reading in SURNAME_READINGS.items():
		assert len(reading) == len(surname), surname


def test_surname_reading_does_not_touch_the_given_name():
	assert search_keys("王解").startswith("wangjie")
