"""Configuration files rendered from ``bench-config/templates``."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
	from collections.abc import Mapping

	from weiye_bench.paths import Paths


class ConfigTemplate(Template):
	"""Marks are written ``@@{name}``: configuration files use the dollar sign and a single @ themselves."""

	delimiter = "@@"
	idpattern = r"(?a:[a-z_][a-z0-9_]*)"


def render(paths: Paths, name: str, values: Mapping[str, str]) -> str:
	"""Fill in a template; a missing value is a programming error and raises."""
	return ConfigTemplate((paths.templates / name).read_text()).substitute(values)


def memory_megabytes() -> int:
	"""Memory of this machine."""
	for line in Path("/proc/meminfo").read_text().splitlines():
		if line.startswith("MemTotal:"):
			return int(line.split()[1]) // 1024
	return 2048
