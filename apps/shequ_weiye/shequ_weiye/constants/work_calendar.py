"""What the seed of the work calendar is made from."""

from __future__ import annotations

FIRST_YEAR = 2023

# Names of holidays in the package chinesecalendar → the names in the State Council's notices.
HOLIDAY_NAMES: dict[str, str] = {
	"New Year's Day": "元旦",
	"Spring Festival": "春节",
	"Tomb-sweeping Day": "清明节",
	"Labour Day": "劳动节",
	"Dragon Boat Festival": "端午节",
	"Mid-autumn Festival": "中秋节",
	"National Day": "国庆节",
}
WORKDAY_SUFFIX = "调休上班"
