"""Readings of place names in Shandong that a general dictionary gets wrong.

Keys are read wherever they stand in a name, the longest first; one syllable for each character, without tones.
The names of all 16 cities and 151 counties of the shipped data were read through; below them the characters
with several readings that stand in many names.
"""

from __future__ import annotations

READINGS: dict[str, tuple[str, ...]] = {
	# Characters whose reading in place names and family names is not the dictionary's first.
	"长": ("chang",),
	"单": ("shan",),
	"解": ("xie",),
	"仇": ("qiu",),
	"曾": ("zeng",),
	"翟": ("zhai",),
	"牟": ("mu",),
	"贾": ("jia",),
	"佛": ("fo",),
	"都": ("du",),
	"乜": ("nie",),
	# Words in which those characters keep the other reading.
	"解放": ("jie", "fang"),
	"单位": ("dan", "wei"),
	# Counties.
	"乐陵": ("lao", "ling"),
	"莘县": ("shen", "xian"),
	"茌平": ("chi", "ping"),
	"郯城": ("tan", "cheng"),
	"临朐": ("lin", "qu"),
	"莒县": ("ju", "xian"),
	"莒南": ("ju", "nan"),
	"兖州": ("yan", "zhou"),
	"芝罘": ("zhi", "fu"),
	"东阿": ("dong", "e"),
	"曲阜": ("qu", "fu"),
	"鄄城": ("juan", "cheng"),
	"冠县": ("guan", "xian"),
	# Streets, towns and villages.
	"莘亭": ("shen", "ting"),
	"阿城": ("e", "cheng"),
	"祝阿": ("zhu", "e"),
	"重坊": ("chong", "fang"),
	"藏马": ("zang", "ma"),
	"藏南": ("zang", "nan"),
	"柳行": ("liu", "hang"),
	"朝阳": ("chao", "yang"),
	"永乐": ("yong", "le"),
	"乐埠": ("le", "bu"),
}
