"""Connections on which nothing is sent, as browsers open them ahead of time, keep nobody waiting."""

from __future__ import annotations

import os
import socket
from contextlib import ExitStack
from urllib.parse import urlsplit

import requests
from support.bench import SITE

SERVER = os.environ.get("WEIYE_TEST_HTTP", "http://127.0.0.1:8000")
IDLE = 40  # many more than the server has threads
SECONDS = 20


def test_whoever_connects_and_says_nothing_keeps_nobody_waiting() -> None:
	where = urlsplit(SERVER)
	with ExitStack() as held:
		for _ in range(IDLE):
			held.enter_context(socket.create_connection((where.hostname, where.port), timeout=SECONDS))
		for _ in range(4):
			answer = requests.get(f"{SERVER}/api/method/ping", headers={"Host": SITE}, timeout=SECONDS)
			assert answer.json() == {"message": "pong"}
