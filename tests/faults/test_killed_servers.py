"""kill -9 in the middle of approvals: after the restart nothing is lost and nothing is doubled."""

from __future__ import annotations

import threading
import time

import pytest
from support.accounts import COMMUNITY
from support.processes import kill_program, wait_until_served
from support.records import RESOURCE, new_application, new_founder, stored, stored_rows

APPLY = "/api/method/frappe.model.workflow.apply_workflow"


def apply_until_answered(client, name: str, action: str, outcomes: list[object]) -> None:
	"""Apply ``action`` once; a broken connection or a server error is an outcome too."""
	try:
		doc = client.get(f"{RESOURCE}/{name}").json()["data"]
		outcomes.append(client.post(APPLY, doc=doc, action=action).status_code)
	except Exception as broken:
		outcomes.append(type(broken).__name__)


def accepted_steps(name: str) -> list[dict[str, object]]:
	return stored_rows("Application Step", {"parent": name, "action": "Submit"}, ["name", "to_state"])


@pytest.mark.parametrize("program", ["mariadb", "redis_queue", "redis_cache", "worker_default"])
def test_a_killed_server_neither_loses_nor_doubles_an_approval(rest, base_url, program: str) -> None:
	client = rest(COMMUNITY)
	names = [new_application(client, new_founder()) for _ in range(3)]
	outcomes: list[object] = []
	threads = [
		threading.Thread(target=apply_until_answered, args=(rest(COMMUNITY), name, "Submit", outcomes))
		for name in names
	]
	for thread in threads:
		thread.start()
	time.sleep(0.15)  # somewhere in the middle of the requests
	kill_program(program)
	for thread in threads:
		thread.join()
	wait_until_served(base_url)
	client = rest(COMMUNITY)
	for name in names:
		state, steps = stored(name, "workflow_state"), accepted_steps(name)
		assert (state, len(steps)) in {("Draft", 0), ("Pending Acceptance", 1)}, (state, steps, outcomes)
		if state == "Draft":
			apply_until_answered(client, name, "Submit", outcomes)
		assert stored(name, "workflow_state") == "Pending Acceptance", outcomes
		assert len(accepted_steps(name)) == 1
