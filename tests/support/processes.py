"""The bench's own processes: found by the process manager's names, killed without mercy, waited for."""

from __future__ import annotations

import os
import signal
import subprocess
import time

import requests

from support.bench import ROOT
from support.rest import address_of

GROUPS = {"mariadb": "data", "redis_cache": "data", "redis_queue": "data"}
SUPERVISORCTL = ROOT / ".bench/bin/supervisorctl"


def program_pid(program: str) -> int:
	"""Ask the process manager for the process number of one of its programs; 0 when it does not run."""
	full_name = f"{GROUPS.get(program, 'app')}:{program}"
	done = subprocess.run(
		[str(SUPERVISORCTL), "pid", full_name], capture_output=True, text=True, timeout=30, check=False
	)
	answer = done.stdout.strip()
	return int(answer) if answer.isdigit() else 0


def kill_program(program: str) -> int:
	"""Send SIGKILL to a program of this bench and wait until its successor runs; answer the new number."""
	killed = program_pid(program)
	assert killed, f"{program} does not run under the bench's process manager"
	os.kill(killed, signal.SIGKILL)
	deadline = time.monotonic() + 60
	while time.monotonic() < deadline:
		successor = program_pid(program)
		if successor and successor != killed:
			return successor
		time.sleep(0.2)
	raise AssertionError(f"{program} was not started again after its death")


def wait_until_served(base_url: str, seconds: float = 90) -> None:
	"""Wait until the site answers from its database again."""
	address, host = address_of(base_url)
	deadline = time.monotonic() + seconds
	while time.monotonic() < deadline:
		try:
			page = requests.get(f"{address}/login", headers={"Host": host}, timeout=10)
			if page.status_code == 200:
				return
		except requests.RequestException:
			pass
		time.sleep(0.3)
	raise AssertionError("the site did not come back")
