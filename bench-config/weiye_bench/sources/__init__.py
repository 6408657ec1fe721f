"""Where Frappe's source comes from: a choice behind one small interface.

Whatever the source, ``apps/frappe`` looks the same from outside afterwards: a Python project with
``pyproject.toml``, a node project with ``package.json``, the asset builder in ``esbuild/``, the realtime
server in ``socketio.js``. The rest of the project cannot tell which source was used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
	from pathlib import Path

	from weiye_bench.settings import Settings


class Source(Protocol):
	"""One way of getting Frappe."""

	name: str

	def fingerprint(self) -> str:
		"""Changes when another tree would be assembled."""

	def assemble(self, target: Path) -> dict[str, str]:
		"""Write the whole tree into the empty folder ``target``; answer what to record about it."""

	def requirements(self, tree: Path) -> Path | None:
		"""A requirements file to be locked for this tree; nothing where the committed lock serves."""


def choose(settings: Settings) -> Source:
	"""The source that the environment asks for."""
	from weiye_bench.sources.git import GitSource
	from weiye_bench.sources.registry import RegistrySource

	if settings.frappe_git:
		return GitSource(settings)
	return RegistrySource(settings)
