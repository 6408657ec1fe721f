"""A real Chromium; every person gets a window of their own, watched for errors."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from support.accounts import DEMO_PASSWORD
from support.desk import WAIT, Desk, Viewport

expect.set_options(timeout=WAIT)

CHROMIUM_FLAGS = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
	"""Debian's Chromium without the parts that draw windows, driven by Playwright."""
	executable = shutil.which("chromium-headless-shell")
	assert executable, "chromium-headless-shell is missing: run make test, which installs it"
	with sync_playwright() as playwright:
		browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
		yield browser
		browser.close()


@pytest.fixture
def desk(chromium: Browser, base_url: str, artifacts: Path, request: pytest.FixtureRequest):
	"""Give a function that opens a window and logs in: ``desk("street")``, ``desk("street", PHONE)`` on a phone."""
	opened: list[Desk] = []

	def open_for(account: str, viewport: Viewport | None = None) -> Desk:
		folder = artifacts / "screenshots" / request.node.name
		window = Desk.opened(chromium, base_url, folder, account, viewport)
		window.sign_in(account, DEMO_PASSWORD)
		opened.append(window)
		return window

	yield open_for
	problems = [problem for window in opened for problem in window.close()]
	assert not problems, "the browser reported: " + "; ".join(problems)


@pytest.fixture
def visitor(chromium: Browser, base_url: str, artifacts: Path, request: pytest.FixtureRequest):
	"""Give a function that opens a window of somebody without an account: ``visitor(PHONE)``."""
	opened: list[Desk] = []

	def open_window(viewport: Viewport | None = None) -> Desk:
		folder = artifacts / "screenshots" / request.node.name
		opened.append(Desk.opened(chromium, base_url, folder, "visitor", viewport))
		return opened[-1]

	yield open_window
	problems = [problem for window in opened for problem in window.close()]
	assert not problems, "the browser reported: " + "; ".join(problems)
