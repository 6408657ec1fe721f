"""What each role may do at its level, as shipped; the administrators' own changes stand in ``Level Right``.

The rows of a DocType's permissions name all that a role could do with it; this table says how much of that
holds at the role's level, and over which places it holds is the posting's. In force is the DocType
``Level Right``, one row for each role, level and DocType, which is filled from here.
"""

from __future__ import annotations

from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	PROVINCE_OFFICER,
	STREET_OFFICER,
	WEIYE_ADMINISTRATOR,
	WEIYE_AUDITOR,
)

# See sums over rows, in statistics, numbers and charts, without seeing a row.
AGGREGATE = "aggregate"
READ, CREATE, WRITE, DELETE = "read", "create", "write", "delete"
PRINT, EXPORT, IMPORT = "print", "export", "import"
RIGHTS: tuple[str, ...] = (AGGREGATE, READ, CREATE, WRITE, DELETE, PRINT, EXPORT, IMPORT)

_ALL = frozenset(RIGHTS)
_NUMBERS = frozenset({AGGREGATE})
_LOOK = frozenset({AGGREGATE, READ, PRINT})

AT_MOST: dict[str, frozenset[str]] = {
	# Enters and edits.
	COMMUNITY_OFFICER: _ALL,
	# Reviews, corrects, and holds what is held for the whole street.
	STREET_OFFICER: _ALL,
	# Configures its policies and approves.
	COUNTY_OFFICER: _ALL,
	COUNTY_FINANCE_OFFICER: _ALL,
	# See the numbers; rows only by a request with a reason (Row Access Request).
	CITY_OFFICER: _NUMBERS,
	PROVINCE_OFFICER: _NUMBERS,
	# Shape forms, workflows, reports and charts of the business records without seeing a row or a sum.
	WEIYE_ADMINISTRATOR: frozenset(),
	WEIYE_AUDITOR: _LOOK,
}

# What administrators keep themselves.
ADMINISTERED: tuple[str, ...] = (
	"Administrative Division",
	"Staff Posting",
	"Work Calendar Day",
	"Level Right",
	"Row Access Request",
	"Retention Rule",
	"Retention Run",
	"Training Catalogue Item",
	"Policy",
	"Policy Version",
	"Workflow Definition",
)

# Where the work itself needs more.
EXCEPTIONS: dict[tuple[str, str], frozenset[str]] = {
	**{(WEIYE_ADMINISTRATOR, doctype): _ALL for doctype in ADMINISTERED},
	# The city closes paid cases where a county does not.
	**{
		(CITY_OFFICER, doctype): frozenset({AGGREGATE, READ, WRITE, PRINT})
		for doctype in ("Startup Application", "Benefit Application")
	},
	# Policies are public, and who is posted above a county may review its versions.
	**{
		(role, "Policy Version"): frozenset({AGGREGATE, READ, WRITE, PRINT})
		for role in (CITY_OFFICER, PROVINCE_OFFICER)
	},
	**{
		(role, doctype): _LOOK
		for role in (CITY_OFFICER, PROVINCE_OFFICER)
		for doctype in ("Policy", "Workflow Definition")
	},
	(CITY_OFFICER, "Row Access Request"): frozenset({AGGREGATE, READ, CREATE}),
	(PROVINCE_OFFICER, "Row Access Request"): frozenset({AGGREGATE, READ, CREATE}),
}


def shipped_rights(role: str, doctype: str, granted: frozenset[str]) -> frozenset[str]:
	"""Give what ``role`` may do with ``doctype`` as shipped, of the rights ``granted`` by the DocType's own rows.

	Whoever may report on a DocType may see its sums.
	"""
	possible = granted | ({AGGREGATE} if "report" in granted else set())
	return EXCEPTIONS.get((role, doctype), AT_MOST[role]) & possible
