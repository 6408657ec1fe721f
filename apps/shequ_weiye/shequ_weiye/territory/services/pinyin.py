"""Latin spelling of place names, so that officers find them by pinyin or by initials."""

from __future__ import annotations

import re
from typing import NamedTuple

from pypinyin import lazy_pinyin

from shequ_weiye.constants.pinyin import READINGS

_KNOWN = re.compile("(" + "|".join(sorted(READINGS, key=len, reverse=True)) + ")")


class Spelling(NamedTuple):
	"""The pinyin of a name without tones or spaces, and the first letters of its syllables."""

	pinyin: str
	initials: str


def spell(name: str) -> Spelling:
	"""Spell a place name: ``lixiaqu`` and ``lxq`` for 历下区."""
	syllables = [syllable.lower() for part in _KNOWN.split(name) for syllable in _syllables(part)]
	return Spelling("".join(syllables), "".join(syllable[0] for syllable in syllables if syllable))


def _syllables(part: str) -> tuple[str, ...] | list[str]:
	return READINGS.get(part) or lazy_pinyin(part, errors=_letters_and_digits)


def _letters_and_digits(text: str) -> list[str]:
	"""Keep the letters and digits of what is no Chinese character; drop brackets and dashes."""
	return re.findall("[a-zA-Z0-9]", text)
