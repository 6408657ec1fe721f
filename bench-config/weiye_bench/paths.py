"""Where things lie in the bench."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

SOCKET_PATH_LIMIT = 100


@dataclass(frozen=True)
class Paths:
	"""Every folder and file of the bench that more than one part needs."""

	root: Path

	@property
	def config_source(self) -> Path:
		"""The committed ``bench-config`` folder."""
		return self.root / "bench-config"

	@property
	def pins(self) -> Path:
		return self.config_source / "pins"

	@property
	def templates(self) -> Path:
		return self.config_source / "templates"

	@property
	def apps(self) -> Path:
		return self.root / "apps"

	@property
	def frappe(self) -> Path:
		return self.apps / "frappe"

	@property
	def sites(self) -> Path:
		return self.root / "sites"

	@property
	def env(self) -> Path:
		return self.root / "env"

	@property
	def python(self) -> Path:
		return self.env / "bin" / "python"

	@property
	def config(self) -> Path:
		return self.root / "config"

	@property
	def logs(self) -> Path:
		return self.root / "logs"

	@property
	def made(self) -> Path:
		"""``.bench``: everything that the tool makes and that is not a bench's own."""
		return self.root / ".bench"

	@property
	def stamps(self) -> Path:
		return self.made / "stamps"

	@property
	def step_logs(self) -> Path:
		return self.made / "logs"

	@property
	def run(self) -> Path:
		return self.made / "run"

	@property
	def data(self) -> Path:
		return self.made / "data"

	@property
	def cache(self) -> Path:
		return self.made / "cache"

	@property
	def artifacts(self) -> Path:
		return self.made / "artifacts"

	@property
	def benchmarks(self) -> Path:
		return self.root / "benchmarks"

	@property
	def results(self) -> Path:
		"""What the benchmarks measured."""
		return self.made / "results"

	@property
	def bin(self) -> Path:
		return self.made / "bin"

	@property
	def uv(self) -> Path:
		return self.made / "uv" / "bin" / "uv"

	@property
	def bench_env(self) -> Path:
		return self.made / "bench-env"

	@property
	def tools(self) -> Path:
		return self.made / "tools"

	@property
	def source_record(self) -> Path:
		"""Tells which source ``apps/frappe`` was assembled from."""
		return self.made / "source.json"

	@property
	def ports(self) -> Path:
		return self.made / "ports.json"

	@property
	def node_bin(self) -> Path:
		return self.frappe / "node_modules" / ".bin"

	def app(self, name: str) -> Path:
		"""The folder of one app."""
		return self.apps / name

	def socket(self, folder: Path, name: str) -> Path:
		"""A unix socket's path in a folder; a short one elsewhere where the bench lies too deep for a socket."""
		path = folder / name
		if len(str(path)) <= SOCKET_PATH_LIMIT:
			return path
		digest = hashlib.sha256(str(self.root).encode()).hexdigest()[:10]
		return Path(tempfile.gettempdir()) / f"weiye-{digest}-{name}"
