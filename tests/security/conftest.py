"""What the attacks share: people who are logged in once, and the rows they reach for."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from support.accounts import DEMO_PASSWORD
from support.planted import clear, plant
from support.rest import RestClient

# Set by mutations.py, which serves the site without one guard at a time and plants the rows once.
WITHOUT_GUARD = os.environ.get("WEIYE_WITHOUT_GUARD", "")

Person = Callable[[str], RestClient]


@pytest.fixture(scope="session")
def person(base_url: str, planted: dict[str, Any]) -> Iterator[Person]:
	"""Give a function that answers with a person's session, logged in once for all attacks.

	One of the people, the operator, is planted with the rows.
	"""
	clients: dict[str, RestClient] = {}

	def logged_in(account: str) -> RestClient:
		if account not in clients:
			clients[account] = RestClient.logged_in(base_url, account, DEMO_PASSWORD)
			clients[account].session.headers["X-Without-Guard"] = WITHOUT_GUARD
		return clients[account]

	yield logged_in
	for client in clients.values():
		client.close()


@pytest.fixture(scope="session")
def guest(base_url: str) -> Iterator[RestClient]:
	"""Somebody who has not logged in."""
	client = RestClient(base_url)
	client.session.headers["X-Without-Guard"] = WITHOUT_GUARD
	yield client
	client.close()


@pytest.fixture(scope="session")
def planted() -> Iterator[dict[str, Any]]:
	"""Names of rows in 历下区 and in a neighbouring community."""
	if kept := os.environ.get("WEIYE_PLANTED"):
		yield json.loads(kept)
		return
	names = plant()
	yield names
	clear(names)
