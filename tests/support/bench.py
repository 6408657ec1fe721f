"""The bench as its operator meets it: commands, processes, files."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT / "sites"
SITE = os.environ.get("WEIYE_TEST_SITE", "weiye-test.localhost")
PYTHON = ROOT / "env/bin/python"


def frappe(
	*arguments: str, site: str | None = SITE, check: bool = True, timeout: int = 600, stdin: str = ""
) -> str:
	"""Run one of Frappe's own commands for a site; answer what it printed.

	Raises ``AssertionError`` with the end of its output when it fails and ``check`` is set.
	"""
	command = [str(PYTHON), "-m", "frappe.utils.bench_helper", "frappe"]
	command += ["--site", site] if site else []
	done = subprocess.run(
		[*command, *arguments],
		cwd=SITES,
		input=stdin,
		capture_output=True,
		text=True,
		timeout=timeout,
		check=False,
	)
	output = done.stdout + done.stderr
	if check:
		assert done.returncode == 0, f"{' '.join(arguments)}: {output[-2000:]}"
	return output


def common_config() -> dict[str, object]:
	"""Read the bench's common_site_config.json."""
	config: dict[str, object] = json.loads((SITES / "common_site_config.json").read_text())
	return config


def in_site(script: str, site: str = SITE) -> str:
	"""Run Python with Frappe newly connected to ``site``, outside this process; answer what it printed."""
	prologue = f"import frappe\nfrappe.init(site={site!r})\nfrappe.connect()\n"
	return _helper().run(prologue + script)


class Helper:
	"""A Python that has Frappe imported: to start one for each script takes longer than the scripts."""

	def __init__(self) -> None:
		self.process = subprocess.Popen(
			[str(PYTHON), str(Path(__file__).with_name("run_scripts.py"))],
			cwd=SITES,
			stdin=subprocess.PIPE,
			stdout=subprocess.PIPE,
			text=True,
		)

	def run(self, script: str) -> str:
		"""Run one script; raise ``AssertionError`` with the end of its traceback when it fails."""
		assert self.process.stdin and self.process.stdout
		self.process.stdin.write(json.dumps(script) + "\n")
		self.process.stdin.flush()
		printed, error = json.loads(self.process.stdout.readline())
		assert not error, error[-2000:]
		return str(printed).strip()


@cache
def _helper() -> Helper:
	return Helper()
