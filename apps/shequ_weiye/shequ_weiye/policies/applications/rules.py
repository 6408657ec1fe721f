"""What holds for every application for money; pure, without Frappe.

Source: operating rules A.4 (papers, publicity, payment).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

BANK_ACCOUNT = re.compile(r"[0-9]{8,32}", re.ASCII)


def clean_account(raw: str | None) -> str | None:
	"""Give a bank account without the spaces in which it is printed, or nothing if it is none."""
	digits = re.sub(r"[\s-]", "", raw or "")
	return digits if BANK_ACCOUNT.fullmatch(digits) else None


def missing_documents(rows: Iterable[Any], required: Iterable[str]) -> list[str]:
	"""Name the required papers that have not been given."""
	given = {row.document_name for row in rows if row.given_on}
	return [name for name in required if name not in given]
