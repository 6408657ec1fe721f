"""The bench as its operator meets it: commands, processes, files."""

from __future__ import annotations

import json
import os
import subprocess
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
	"""Run Python with Frappe connected to ``site``, in a process of its own; answer what it printed."""
	prologue = f"import frappe\nfrappe.init(site={site!r})\nfrappe.connect()\n"
	done = subprocess.run(
		[str(PYTHON), "-c", prologue + script],
		cwd=SITES,
		capture_output=True,
		text=True,
		timeout=300,
		check=False,
	)
	assert done.returncode == 0, done.stderr[-2000:]
	return done.stdout.strip()
