"""What every crossing test shares: where the site is served and how its people log in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.accounts import DEMO_PASSWORD
from support.browser import chromium, desk, visitor
from support.rest import RestClient

BASE_URL = os.environ.get("WEIYE_TEST_URL", "http://weiye-test.localhost:8000")
__all__ = ["chromium", "desk", "visitor"]  # fixtures that pytest finds here

ARTIFACTS = Path(os.environ.get("WEIYE_ARTIFACTS", ".bench/artifacts")).resolve()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
	"""These tests use the site from outside; some kill the database that a connection would hang on."""
	for item in items:
		inside = item.get_closest_marker("inside")
		if Path(__file__).parent in item.path.parents and not inside:
			item.add_marker("nosite")


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
