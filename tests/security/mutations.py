"""Takes the guards away one by one; each time an attack must succeed, that is: a test must fail.

``make test-security`` runs all of them, ``--sample N`` every so many. The site is served by a web server of
the tests' own (``support/mutant.py``), which the product does not know: nothing in it can switch a guard off.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TESTS = HERE.parent
sys.path.insert(0, str(TESTS))

from support.guards import claimed_guards  # noqa: E402
from support.planted import clear, plant  # noqa: E402

FAILED_TESTS = 1


def main() -> int:
	"""Run the mutations that the command line asks for; 0 only when every one was noticed."""
	parser = argparse.ArgumentParser()
	parser.add_argument("--sample", type=int, default=1, help="take away only every so many-th guard")
	parser.add_argument("--only", default="", help="take away only guards whose name contains this")
	options = parser.parse_args()
	claims = claimed_guards(HERE)
	guards = [guard for guard in sorted(claims) if options.only in guard][:: options.sample]
	if not guards:
		parser.error(f"no guard is named like {options.only!r}")
	names = plant()
	os.environ["WEIYE_PLANTED"] = json.dumps(names)
	try:
		with mutant_server() as url:
			modules = sorted({module for guard in guards for module in claims[guard]})
			if not green(modules, url):
				return 1
			unnoticed = [guard for guard in guards if not noticed(guard, claims[guard], url)]
	finally:
		clear(names)
	print(f"\n{len(guards)} guards taken away, {len(unnoticed)} unnoticed")
	for guard in unnoticed:
		print(f"  unnoticed: {guard} ({', '.join(module.name for module in claims[guard])})")
	return 1 if unnoticed else 0


def green(modules: list[Path], url: str) -> bool:
	"""Answer whether all tests pass where no guard is missing: else a red one would prove nothing."""
	done = attack(modules, url, "")
	if done.returncode:
		print(f"red with all guards in place:\n{done.stdout[-3000:]}")
	return not done.returncode


def attack(modules: list[Path], url: str, guard: str) -> subprocess.CompletedProcess[str]:
	"""Run the attacks of some modules against the site without ``guard``."""
	command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *map(str, modules)]
	variables = {"WEIYE_TEST_URL": url, "WEIYE_WITHOUT_GUARD": guard}
	environment = os.environ | variables
	return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def noticed(guard: str, modules: list[Path], url: str) -> bool:
	"""Answer whether an attack of the modules gets through when the guard is missing."""
	started = time.monotonic()
	done = attack(modules, url, guard)
	red = done.returncode == FAILED_TESTS and " failed" in done.stdout
	print(f"{'noticed  ' if red else 'UNNOTICED'} {time.monotonic() - started:5.1f} s  {guard}", flush=True)
	return red


@contextmanager
def mutant_server() -> Iterator[str]:
	"""Serve the test site on a port of its own; answer its address."""
	with socket.socket() as probe:
		probe.bind(("127.0.0.1", 0))
		port = probe.getsockname()[1]
	command = [sys.executable, "-m", "support.mutant", str(port)]
	variables = {"PYTHONPATH": str(TESTS), "SITES_PATH": str(ROOT / "sites")}
	server = subprocess.Popen(command, cwd=ROOT / "sites", env=os.environ | variables)
	try:
		wait_until_served(port)
		yield f"http://{os.environ['WEIYE_TEST_SITE']}:{port}"
	finally:
		server.terminate()
		server.wait(10)


def wait_until_served(port: int) -> None:
	"""Return when the server answers; raise ``TimeoutError`` when it does not within half a minute."""
	deadline = time.monotonic() + 30
	while time.monotonic() < deadline:
		with socket.socket() as probe:
			if probe.connect_ex(("127.0.0.1", port)) == 0:
				return
		time.sleep(0.2)
	raise TimeoutError("the server of the mutations did not start")


if __name__ == "__main__":
	raise SystemExit(main())
