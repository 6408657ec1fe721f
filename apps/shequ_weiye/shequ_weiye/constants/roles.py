"""The roles of the product and the level a posting in each must have.

A role says what its holder may do; the division of the posting says where.
"""

from __future__ import annotations

from shequ_weiye.constants.levels import CITY, COMMUNITY, COUNTY, LEVELS, PROVINCE, STREET

COMMUNITY_OFFICER = "Community Officer"
STREET_OFFICER = "Street Officer"
COUNTY_OFFICER = "County Officer"
COUNTY_FINANCE_OFFICER = "County Finance Officer"
CITY_OFFICER = "City Officer"
PROVINCE_OFFICER = "Province Officer"
WEIYE_ADMINISTRATOR = "Weiye Administrator"
WEIYE_AUDITOR = "Weiye Auditor"

# Levels at which a posting in the role may be given.
ROLE_LEVELS: dict[str, tuple[str, ...]] = {
	COMMUNITY_OFFICER: (COMMUNITY,),
	STREET_OFFICER: (STREET,),
	COUNTY_OFFICER: (COUNTY,),
	COUNTY_FINANCE_OFFICER: (COUNTY,),
	CITY_OFFICER: (CITY,),
	PROVINCE_OFFICER: (PROVINCE,),
	WEIYE_ADMINISTRATOR: LEVELS,
	WEIYE_AUDITOR: LEVELS,
}

ROLES: tuple[str, ...] = tuple(ROLE_LEVELS)
