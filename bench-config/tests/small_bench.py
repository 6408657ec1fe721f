"""A bench in a folder of its own that borrows what takes long to make from the bench of these tests.

Borrowed: the Python environments, the wheel of Frappe and the dump of a bare site. Its own: Frappe's source, settings,
servers, ports and sites.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from some_steps import READY
from weiye_bench import proc
from weiye_bench.paths import Paths

HERE = Path(__file__).resolve().parent
LENDER = Paths(HERE.parents[1])
SITE = "small.localhost"
PATIENCE = 240
"""Seconds that a step may take on a slow and busy machine."""

needs_lender = pytest.mark.skipif(
	not any(LENDER.cache.glob("bare-site-*.sql")), reason="the bench itself is not set up: make test does it"
)


class SmallBench:
	"""One such bench, and the tool at work in it."""

	def __init__(self, root: Path, **variables: str) -> None:
		self.paths = Paths(root)
		self.variables = {"WEIYE_PORT": str(free_port()), "WEIYE_SITE": SITE} | variables
		self.log = root.with_name(f"{root.name}.log")
		self.tool: subprocess.Popen[bytes] | None = None
		root.mkdir(parents=True)
		self.paths.cache.mkdir(parents=True)
		for name in ("bench-config", "env", ".bench/uv", ".bench/bench-env", ".bench/cache/wheel"):
			(root / name).symlink_to(LENDER.root / name)

	def borrow_site(self) -> None:
		"""Take over what a site is made from: Frappe's source, and the dump that fits it."""
		self.paths.apps.mkdir(exist_ok=True)
		self.paths.frappe.symlink_to(LENDER.frappe)
		self.borrow_dump()
		shutil.copy2(LENDER.source_record, self.paths.source_record)

	def borrow_dump(self) -> None:
		"""The dump of a bare site, with its key."""
		for path in LENDER.cache.glob("bare-site-*"):
			shutil.copy2(path, self.paths.cache)

	def start(self, *steps: str) -> subprocess.Popen[bytes]:
		"""Set the tool to work."""
		env = {key: value for key, value in os.environ.items() if not key.startswith(("WEIYE_", "FRAPPE_"))}
		with self.log.open("wb") as output:
			self.tool = subprocess.Popen(
				[sys.executable, HERE / "some_steps.py", self.paths.root, *steps],
				env=env | self.variables,
				stdin=subprocess.DEVNULL,
				stdout=output,
				stderr=output,
				start_new_session=True,
			)
		return self.tool

	def finish(self, *steps: str) -> str:
		"""Run steps to their end; what was said."""
		self.start(*steps)
		self.wait_until(lambda: READY in self.said, READY)
		return self.said

	def kill_when(self, sign: Callable[[], bool], *steps: str) -> None:
		"""Run steps and kill the tool, and it alone, as soon as ``sign`` shows that it is in the middle."""
		tool = self.start(*steps)
		self.wait_until(sign, "the moment to kill it")
		assert READY not in self.said, "too late to be in the middle"
		tool.kill()
		tool.wait(30)

	def wait_until(self, sign: Callable[[], bool], what: str) -> None:
		"""Until ``sign``; a tool that gives up before is shown with its last words."""
		deadline = time.monotonic() + PATIENCE
		while not sign():
			assert self.tool and self.tool.poll() is None, f"ended before {what}:\n{self.said[-3000:]}"
			assert time.monotonic() < deadline, f"no sign of {what}:\n{self.said[-3000:]}"
			time.sleep(0.01)

	@property
	def said(self) -> str:
		return self.log.read_text()

	def end(self) -> None:
		"""As Ctrl-C does; nothing stays behind."""
		if self.tool and self.tool.poll() is None:
			self.tool.send_signal(signal.SIGINT)
			assert self.tool.wait(PATIENCE) == 0, self.said[-3000:]
		assert proc.owned(self.paths.root) == []

	def clear(self) -> None:
		"""Whatever happened, leave no process."""
		if self.tool and self.tool.poll() is None:
			self.tool.kill()
			self.tool.wait(30)
		proc.end(proc.owned(self.paths.root), 30)

	@property
	def ports(self) -> dict[str, int]:
		return dict(json.loads(self.paths.ports.read_text()))

	def in_site(self, code: str) -> str:
		"""Run Python in the site; the last line that it prints."""
		script = f"import frappe\nfrappe.init(site={SITE!r})\nfrappe.connect()\n{code}\nfrappe.destroy()"
		done = subprocess.run(
			[self.paths.python, "-c", script],
			cwd=self.paths.sites,
			env=proc.environment(self.paths.root),
			capture_output=True,
			text=True,
			timeout=PATIENCE,
		)
		assert done.returncode == 0, done.stderr[-3000:]
		return done.stdout.splitlines()[-1]


def free_port() -> int:
	"""A free port below those that the system gives away by itself, with room for the distances of the others."""
	for port in range(20000 + os.getpid() % 1000 * 5, 30000):
		with suppress(OSError), closing(socket.create_server(("127.0.0.1", port))):
			return port
	raise AssertionError("no free port")
