"""What every crossing test shares: where the site is served and how its people log in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.accounts import DEMO_PASSWORD
from support.rest import RestClient

BASE_URL = os.environ.get("WEIYE_TEST_URL", "http://weiye-test.localhost:8000")
ARTIFACTS = Path(os.environ.get("WEIYE_ARTIFACTS", ".bench/artifacts")).resolve()


@pytest.fixture(scope="session")
def base_url() -> str:
	"""Address under which the bench serves the test site."""
	return BASE_URL


@pytest.fixture(scope="session")
def artifacts() -> Path:
	"""Folder that keeps screenshots and logs after a run."""
	ARTIFACTS.mkdir(parents=True, exist_ok=True)
	return ARTIFACTS


@pytest.fixture
def rest(base_url: str):
	"""Give a function that logs an account in over HTTP: ``rest("street")``."""
	clients: list[RestClient] = []

	def login(account: str) -> RestClient:
		client = RestClient.logged_in(base_url, account, DEMO_PASSWORD)
		clients.append(client)
		return client

	yield login
	for client in clients:
		client.close()
