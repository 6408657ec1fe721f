"""Vocabulary of administrative divisions, as the shipped data and the stored records name things."""

from __future__ import annotations

from shequ_weiye.constants.levels import CITY, COMMUNITY, COUNTY, PROVINCE, STREET

CODE_SYSTEM = "NBS-2023"
DATA_FILE = "divisions-shandong-nbs2023.csv.gz"

# Level names in the data file → stored level.
LEVEL_OF_DATA: dict[str, str] = {
	"province": PROVINCE,
	"city": CITY,
	"county": COUNTY,
	"street": STREET,
	"community": COMMUNITY,
}

# Kind names in the data file → stored kind. Source of the kinds: NBS 统计用区划代码编制规则, the ranges of the
# three digits of the street and of the community; county kinds by GB/T 2260.
KIND_OF_DATA: dict[str, str] = {
	"": "",
	"district": "District",
	"county": "County",
	"county_city": "County-Level City",
	"functional_zone": "Functional Zone",
	"subdistrict": "Subdistrict",
	"town": "Town",
	"township": "Township",
	"like_township": "Township-Like Area",
	"residents_committee": "Residents Committee",
	"villagers_committee": "Villagers Committee",
	"like_residents": "Residents-Committee-Like Area",
	"like_villagers": "Villagers-Committee-Like Area",
}
