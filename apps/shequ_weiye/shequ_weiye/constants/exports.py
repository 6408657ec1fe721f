"""Words of the log of exports."""

from __future__ import annotations

from shequ_weiye.constants.roles import COUNTY_OFFICER, WEIYE_ADMINISTRATOR

DONE = "Done"
WAITING = "Waiting for Approval"
APPROVED = "Approved"
REFUSED = "Refused"
FETCHED = "Fetched"

LIST, REPORT, PRINT = "List", "Report", "Print"
# What was brought in stands in the same log; nothing leaves by it, so nobody has to approve.
IMPORTED = "Import"
# Of a payment batch, which two people have looked at before.
BANK_FILE = "Bank File"
NEVER_WAITING = frozenset({IMPORTED, BANK_FILE})

# Who may approve a large export of another person, where they are posted over his place.
APPROVERS: tuple[str, ...] = (COUNTY_OFFICER, WEIYE_ADMINISTRATOR)

# Hold until an administrator saves others in Access Settings.
DEFAULT_APPROVAL_ROWS = 500
DEFAULT_VALID_DAYS = 3
