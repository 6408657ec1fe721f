from __future__ import annotations

import pytest

from shequ_weiye.constants.pinyin import READINGS
from shequ_weiye.territory.services.pinyin import spell

pytestmark = pytest.mark.nosite


@pytest.mark.parametrize(
	("name", "pinyin", "initials"),
	[
		("历下区", "lixiaqu", "lxq"),
		("单县", "shanxian", "sx"),
		("乐陵市", "laolingshi", "lls"),
		("莘县", "shenxian", "sx"),
		("茌平区", "chipingqu", "cpq"),
		("郯城县", "tanchengxian", "tcx"),
		("临朐县", "linquxian", "lqx"),
		("莒县", "juxian", "jx"),
		("兖州区", "yanzhouqu", "yzq"),
		("芝罘区", "zhifuqu", "zfq"),
		("牟平区", "mupingqu", "mpq"),
		("东阿县", "dongexian", "dex"),
		("曲阜市", "qufushi", "qfs"),
		("长清区", "changqingqu", "cqq"),
		("南长山街道", "nanchangshanjiedao", "ncsjd"),
		("藏马山居村", "zangmashanjucun", "zmsjc"),
		("西藏路社区", "xizanglushequ", "xzlsq"),
		("千佛山街道", "qianfoshanjiedao", "qfsjd"),
		("解放路街道", "jiefanglujiedao", "jfljd"),
		("解家村", "xiejiacun", "xjc"),
		("哈工大（威海）分校居委会", "hagongdaweihaifenxiaojuweihui", "hgdwhfxjwh"),
		("3520社区", "3520shequ", "3520sq"),
	],
)
def test_places_are_spelt_as_people_there_say_them(name: str, pinyin: str, initials: str) -> None:
	assert spell(name) == (pinyin, initials)


def test_every_reading_has_one_syllable_for_each_character() -> None:
	assert not [word for word, syllables in READINGS.items() if len(word) != len(syllables)]
