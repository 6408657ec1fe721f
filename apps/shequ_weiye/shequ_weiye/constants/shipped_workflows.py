"""The one list of the workflows that the app ships; each is defined beside its module's other constants."""

from __future__ import annotations

from shequ_weiye.constants.workflows import BENEFIT_APPLICATION, STARTUP_APPLICATION, WorkflowDefinition
from shequ_weiye.constants.workflows_assistance import ASSISTANCE_RECORD
from shequ_weiye.constants.workflows_jobs import JOB_FAIR
from shequ_weiye.constants.workflows_loans import STARTUP_LOAN
from shequ_weiye.constants.workflows_payments import PAYMENT_BATCH
from shequ_weiye.constants.workflows_policies import POLICY_VERSION
from shequ_weiye.constants.workflows_publicity import PUBLICITY_NOTICE, PUBLICITY_OBJECTION
from shequ_weiye.constants.workflows_recovery import RECOVERY_CASE
from shequ_weiye.constants.workflows_residents import RESIDENT
from shequ_weiye.constants.workflows_training import TRAINING_NEED

WORKFLOWS: tuple[WorkflowDefinition, ...] = (
	STARTUP_APPLICATION,
	BENEFIT_APPLICATION,
	STARTUP_LOAN,
	JOB_FAIR,
	TRAINING_NEED,
	ASSISTANCE_RECORD,
	RESIDENT,
	POLICY_VERSION,
	PUBLICITY_NOTICE,
	PUBLICITY_OBJECTION,
	PAYMENT_BATCH,
	RECOVERY_CASE,
)
