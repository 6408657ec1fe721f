"""What must hold for a step follows from where it leads, so that a stage added without code opens no way around."""

from __future__ import annotations

import pytest

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.policies.applications.steps import (
	COMPLETE,
	checks_of,
	require_documents,
	require_payment,
)
from shequ_weiye.policies.payments.holds import require_no_batch, require_payable
from shequ_weiye.policies.payments.reentry import require_second_look
from shequ_weiye.policies.publicity.standing import require_shown_in_full
from shequ_weiye.policies.recovery.holds import require_no_debt
from shequ_weiye.policies.services.approval_rules import Way


def require_something(application: object) -> None:
	"""What a kind of application asks for on its own."""


ENTITLEMENT = (require_something,)
HANDING_IN = (*ENTITLEMENT, *COMPLETE)
ACCEPTANCE = (*HANDING_IN, require_documents, require_no_debt)
PAYING = (require_payable, require_second_look, require_payment)
STAGE = "Site Inspection"


@pytest.mark.nosite
@pytest.mark.parametrize(
	("state", "action", "next_state", "checks"),
	[
		(s.DRAFT, w.SUBMIT, s.PENDING_ACCEPTANCE, HANDING_IN),
		(s.CORRECTION_REQUIRED, w.RESUBMIT, s.PENDING_ACCEPTANCE, HANDING_IN),
		(s.PENDING_ACCEPTANCE, w.ACCEPT, s.PENDING_STREET_REVIEW, ACCEPTANCE),
		(s.PENDING_ACCEPTANCE, w.RETURN, s.CORRECTION_REQUIRED, ()),
		(s.PENDING_ACCEPTANCE, w.WITHDRAW, s.WITHDRAWN, ()),
		(s.PENDING_STREET_REVIEW, w.PASS_REVIEW, s.PENDING_COUNTY_APPROVAL, ()),
		(s.IN_PUBLICITY, w.END_PUBLICITY, s.PENDING_PAYMENT, (require_shown_in_full,)),
		(s.IN_PUBLICITY, w.REFUSE, s.REFUSED, ()),
		(s.PENDING_PAYMENT, w.CONFIRM_PAYMENT, s.PAID, (require_no_batch, *PAYING)),
		(s.PENDING_PAYMENT, w.RETURN, s.CORRECTION_REQUIRED, (require_no_batch,)),
		# By other names and through stages of an administrator.
		(s.PENDING_ACCEPTANCE, "Inspect", STAGE, ACCEPTANCE),
		(s.DRAFT, "Skip", s.PENDING_COUNTY_APPROVAL, ACCEPTANCE),
		(s.IN_PUBLICITY, "Inspect", STAGE, (require_shown_in_full,)),
		(STAGE, "Pay Now", s.PAID, PAYING),
		(STAGE, "Back", s.CORRECTION_REQUIRED, ()),
	],
)
def test_checks_follow_from_where_a_step_leads(
	state: str, action: str, next_state: str, checks: tuple[object, ...]
) -> None:
	assert checks_of(Way(state, action, next_state, COMMUNITY_OFFICER), ENTITLEMENT) == checks
