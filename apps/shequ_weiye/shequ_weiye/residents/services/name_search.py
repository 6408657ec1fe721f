"""Latin keys under which a person's name is found: ``zhangsan`` and ``zs`` for 张三."""

from __future__ import annotations

from pypinyin import Style, lazy_pinyin

# Surnames that are read otherwise than the same character in running text.
SURNAME_READINGS: dict[str, tuple[str, ...]] = {
	"万俟": ("mo", "qi"),
	"尉迟": ("yu", "chi"),
	"长孙": ("zhang", "sun"),
	"澹台": ("tan", "tai"),
	"单于": ("chan", "yu"),
	"令狐": ("ling", "hu"),
	"单": ("shan",),
	"解": ("xie",),
	"仇": ("qiu",),
	"曾": ("zeng",),
	"查": ("zha",),
	"任": ("ren",),
	"朴": ("piao",),
	"盖": ("ge",),
	"区": ("ou",),
	"纪": ("ji",),
	"缪": ("miao",),
	"翟": ("zhai",),
	"种": ("chong",),
	"乐": ("yue",),
	"员": ("yun",),
	"华": ("hua",),
	"冼": ("xian",),
	"逄": ("pang",),
	"逄门": ("pang", "men"),
	"折": ("she",),
	"繁": ("po",),
	"燕": ("yan",),
	"哈": ("ha",),
	"覃": ("qin",),
	"那": ("na",),
	"於": ("yu",),
	"隗": ("wei",),
	"秘": ("bi",),
	"召": ("shao",),
	"洗": ("xian",),
	"宓": ("mi",),
	"晁": ("chao",),
	"牟": ("mu",),
	"都": ("du",),
	"臧": ("zang",),
	"重": ("chong",),
}


def search_keys(full_name: str) -> str:
	"""Give the full pinyin and the initials of a name, separated by a space.

	A name written in Latin letters keeps its letters and gives the initials of its words.
	"""
	syllables = [syllable.lower() for syllable in (*_surname(full_name), *_given(full_name))]
	pinyin = "".join(syllables)
	initials = "".join(syllable[0] for syllable in syllables)
	return " ".join(dict.fromkeys(key for key in (pinyin, initials) if key))


def _surname_length(full_name: str) -> int:
	return next((length for length in (2, 1) if full_name[:length] in SURNAME_READINGS), 0)


def _surname(full_name: str) -> tuple[str, ...]:
	return SURNAME_READINGS.get(full_name[: _surname_length(full_name)], ())


def _given(full_name: str) -> list[str]:
	rest = full_name[_surname_length(full_name) :].replace("·", " ")
	syllables = lazy_pinyin(rest, style=Style.NORMAL, errors=lambda text: text.split())
	plain = ("".join(letter for letter in syllable if letter.isalnum()) for syllable in syllables)
	return [syllable for syllable in plain if syllable]
