"""The five administrative levels and the shape of a division code.

Source: NBS statistical division codes (统计用区划代码): twelve digits in groups of 2+2+2+3+3 for
province, city, county, street and community.
"""

from __future__ import annotations

PROVINCE = "Province"
CITY = "City"
COUNTY = "County"
STREET = "Street"
COMMUNITY = "Community"

CODE_LENGTH = 12

# How many leading digits of a code name the division of a level, from the top down.
PREFIX_LENGTH: dict[str, int] = {PROVINCE: 2, CITY: 4, COUNTY: 6, STREET: 9, COMMUNITY: 12}

LEVELS: tuple[str, ...] = tuple(PREFIX_LENGTH)
