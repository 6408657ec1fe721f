"""The rules of publicity (公示), pure, without Frappe: what is shown, and when a line has been shown in full.

Source: operating rules A.4 — name as the county chooses, community, item, amount, never more; an objection
freezes its line only; a list that changes is shown again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from shequ_weiye.constants import publicity as c

# Family names of two characters (复姓); everybody else's has one.
_LONG = (
	"欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政"
	"濮阳公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于司空令狐呼延闾丘子车亓官"
	"司寇巫马公西漆雕乐正壤驷公良拓跋夹谷宰父谷梁百里东郭南门羊舌微生梁丘左丘西门"
)
LONG_SURNAMES: frozenset[str] = frozenset(_LONG[at : at + 2] for at in range(0, len(_LONG), 2))


class Content(NamedTuple):
	"""What a line shows, and all that it shows; yuan with two digits."""

	shown_name: str
	community: str
	item: str
	amount: str


class Fault(StrEnum):
	"""Why a case may not be paid yet."""

	NOT_SHOWN = "not_shown"
	STILL_SHOWN = "still_shown"
	OBJECTED = "objected"
	UPHELD = "upheld"
	CHANGED = "changed"


@dataclass(frozen=True)
class Standing:
	"""How a case stands with publicity: the line on which it was put, what would be shown today, and objections."""

	shown: Content | None
	now: Content
	last_day: date | None
	objections: tuple[str, ...] = ()


def shown_name(name: str, style: str) -> str:
	"""Give a person's name as the county shows it: 王小明, 王某某 or 王*."""
	if style == c.FULL_NAME:
		return name
	surname = name[: 2 if name[:2] in LONG_SURNAMES and len(name) > 2 else 1]
	hidden = max(len(name) - len(surname), 1)
	return surname + ("某" * min(hidden, 2) if style == c.SURNAME_AND_MOU else "*")


def fault_of(standing: Standing, today: date) -> Fault | None:
	"""Give what keeps a case from being paid; none once it was shown in full and nothing stands against it.

	Objections come first: whoever reads the fault must deal with them before all else.
	"""
	if standing.shown is None or standing.last_day is None:
		return Fault.NOT_SHOWN
	if c.UNDER_INVESTIGATION in standing.objections:
		return Fault.OBJECTED
	if c.UPHELD in standing.objections:
		return Fault.UPHELD
	if standing.shown != standing.now:
		return Fault.CHANGED
	return Fault.STILL_SHOWN if today <= standing.last_day else None


def must_be_shown(standing: Standing) -> bool:
	"""Answer whether a case is to be put on a new notice: it stands on none, or on one that shows something else."""
	return standing.shown is None or (standing.shown != standing.now and c.UPHELD not in standing.objections)


def digest(notice: Iterable[str], lines: Iterable[Content]) -> str:
	"""Give the SHA-256 over all that a notice shows, and when: of the same list always the same."""
	message = json.dumps([list(notice), [list(line) for line in lines]], ensure_ascii=False)
	return hashlib.sha256(message.encode()).hexdigest()
