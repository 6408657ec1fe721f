"""The bench's own processes: found by the process manager's names, killed without mercy, waited for."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time

import requests

from support.bench import ROOT
from support.rest import address_of

GROUPS = {"mariadb": "data", "redis_cache": "data", "redis_queue": "data"}
PATIENCE = 240  # seconds; the machines that run this are slow and shared
SUPERVISORCTL = ROOT / ".bench/bin/supervisorctl"


def program_pid(program: str) -> int:
	"""Ask the process manager for the process number of one of its programs; 0 when it does not run."""
	full_name = f"{GROUPS.get(program, 'app')}:{program}"
	done = subprocess.run(
		[str(SUPERVISORCTL), "pid", full_name], capture_output=True, text=True, timeout=PATIENCE, check=False
	)
	answer = done.stdout.strip()
	return int(answer) if answer.isdigit() else 0


def kill_program(program: str) -> int:
	"""Send SIGKILL to a program of this bench and wait until its successor runs; answer the new number."""
	killed = program_pid(program)
	assert killed, f"{program} does not run under the bench's process manager"
	os.kill(killed, signal.SIGKILL)
	deadline = time.monotonic() + PATIENCE
	while time.monotonic() < deadline:
		successor = program_pid(program)
		if successor and successor != killed and answers(program):
			return successor
		time.sleep(0.2)
	raise AssertionError(f"{program} was not started again after its death")


def answers(program: str) -> bool:
	"""Does a server of the data group speak again? (Redis reads its file first; a worker has no port.)"""
	if program not in GROUPS:
		return True
	port = json.loads((ROOT / ".bench/ports.json").read_text())[program]
	try:
		with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
			if program == "mariadb":
				return len(connection.recv(5)) == 5
			connection.sendall(b"PING\r\n")
			return connection.recv(5) == b"+PONG"
	except OSError:
		return False


def wait_until_served(base_url: str, seconds: float = PATIENCE) -> None:
	"""Wait until the site answers from its database again."""
	address, host = address_of(base_url)
	deadline = time.monotonic() + seconds
	while time.monotonic() < deadline:
		try:
			page = requests.get(f"{address}/login", headers={"Host": host}, timeout=60)
			if page.status_code == 200:
				return
		except requests.RequestException:
			pass
		time.sleep(0.3)
	raise AssertionError("the site did not come back")
