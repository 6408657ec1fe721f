"""Frappe's own commands, with what is secret passed by standard input instead of the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from weiye_bench import proc
from weiye_bench.layout import frappe_environment

if TYPE_CHECKING:
	from collections.abc import Mapping
	from pathlib import Path

	from weiye_bench.settings import Settings


def frappe(
	settings: Settings, log: Path, *arguments: str, site: str = "", env: Mapping[str, str] | None = None
) -> None:
	"""``bench [--site SITE] ARGUMENTS``."""
	chosen = ["--site", site] if site else []
	run_inside(settings, log, arguments[0], {"command": ["bench", "frappe", *chosen, *arguments]}, env)


def call(settings: Settings, log: Path, site: str, method: str, **arguments: Any) -> None:
	"""Call a function of an app on a site and commit."""
	run_inside(settings, log, method, {"site": site, "method": method, "arguments": arguments})


def run_inside(
	settings: Settings, log: Path, label: str, wanted: dict[str, Any], env: Mapping[str, str] | None = None
) -> None:
	"""Python of env/ in the sites folder, as bench does it; ``label`` tells a reader what runs."""
	environment = proc.environment(settings.paths.root, frappe_environment(settings) | dict(env or {}))
	script = settings.paths.config_source / "inside_frappe.py"
	proc.run(
		[settings.paths.python, script, label],
		log=log,
		cwd=settings.paths.sites,
		env=environment,
		stdin=json.dumps(wanted),
	)
