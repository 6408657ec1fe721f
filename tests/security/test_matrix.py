"""Every registered DocType × eight people × every door: who may see a row sees it, and nobody else does.

The table is made from the registry, the rows by one factory for all DocTypes: a new DocType is covered by
being declared. ``make test`` opens each door for each DocType and each person, in turns; all of it is done
by ``make test-security``.
"""

from __future__ import annotations

import frappe
import pytest
from support.matrix import (
	ACCOUNTS,
	COMMUNITY,
	ELSEWHERE,
	HAS_REST_V2,
	Account,
	Row,
	doctypes_with_rows,
	doors_of,
	in_rest_v2,
	in_rest_v2_list,
	may,
	plant,
	plant_account,
)

pytestmark = pytest.mark.inside

DOCTYPES = doctypes_with_rows()
# Of how many doors one is opened in a short run.
TURNS = 8


def cells(turns: int) -> list[object]:
	"""Every DocType with every person; ``turn`` says which share of the doors is opened for them."""
	return [
		pytest.param(doctype, account, (row + column) % turns, turns, id=f"{doctype}-{account.name}")
		for row, doctype in enumerate(DOCTYPES)
		for column, account in enumerate(ACCOUNTS)
	]


@pytest.mark.parametrize(("doctype", "account", "turn", "turns"), cells(TURNS))
def test_a_row_is_seen_by_whom_it_concerns_in_turns(
	doctype: str, account: Account, turn: int, turns: int
) -> None:
	check(doctype, account, turn, turns)


@pytest.mark.full
@pytest.mark.parametrize(("doctype", "account", "turn", "turns"), cells(1))
def test_a_row_is_seen_by_whom_it_concerns(doctype: str, account: Account, turn: int, turns: int) -> None:
	check(doctype, account, turn, turns)


def test_the_second_rest_is_a_door_of_the_matrix_wherever_frappe_has_it() -> None:
	doors = {name for name, _opening in doors_of("Resident")}
	if not HAS_REST_V2:
		row = plant("Resident", COMMUNITY)
		frappe.set_user("Administrator")
		assert not in_rest_v2(row) and not in_rest_v2_list(row)
		pytest.skip("this Frappe has no REST v2: neither the matrix nor the attacks have a door to open")
	assert {"REST v2 list", "REST v2 document"} <= doors


def check(doctype: str, account: Account, turn: int, turns: int) -> None:
	"""Open the doors for a row in the person's own line of the tree and for one far away."""
	plant_account(account)
	rows = [plant(doctype, COMMUNITY), plant(doctype, ELSEWHERE)]
	wrong = [line for row in rows for line in disagreements(row, account, turn, turns)]
	assert not wrong, "\n".join(wrong)


def disagreements(row: Row, account: Account, turn: int, turns: int) -> list[str]:
	"""Name the doors that show what they should not, or hide what they should show."""
	wrong = []
	for name, opening in list(doors_of(row.doctype))[turn::turns]:
		expected = may(account, row) and may(account, row, opening.right)
		frappe.set_user(account.user)
		seen = opening.door(row)
		frappe.set_user("Administrator")
		if seen != expected:
			verb = "shows" if seen else "hides"
			wrong.append(f"{name} {verb} a row of {row.doctype} in {row.code} to {account.name}")
	return wrong
