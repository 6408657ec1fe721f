"""Frappe from the Python package registry: a wheel pinned by its sha256, its names restored."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tomllib
import zipfile
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path
from typing import TYPE_CHECKING

from weiye_bench import fingerprint, proc
from weiye_bench.errors import BenchError
from weiye_bench.python_env import offline_hint, pip_command
from weiye_bench.sources import rename

if TYPE_CHECKING:
	from weiye_bench.settings import Settings

OUTSIDE = {"assets": "esbuild", "realtime": "realtime"}


@dataclass(frozen=True)
class Pin:
	"""The wheel that is accepted, and no other."""

	name: str
	version: str
	sha256: str


def read_pin(path: Path) -> Pin:
	"""Read ``pins/frappe-wheel.toml``."""
	return Pin(**tomllib.loads(path.read_text())["wheel"])


def verify(wheel: Path, pin: Pin) -> None:
	"""Refuse a file that is not the pinned one."""
	found = hashlib.sha256(wheel.read_bytes()).hexdigest()
	if found != pin.sha256:
		wheel.unlink()
		raise BenchError(
			f"下载的 {pin.name} {pin.version} 校验和不符，已拒绝并删除。\n  应为 {pin.sha256}\n  实为 {found}",
			"软件源给出的文件与固定的版本不同：请换一个软件源（pip config set global.index-url …）再试，不要跳过校验。",
		)


class RegistrySource:
	"""The default: needs nothing but a package registry."""

	name = "registry"

	def __init__(self, settings: Settings) -> None:
		self.settings = settings
		self.paths = settings.paths
		self.pin = read_pin(self.paths.pins / "frappe-wheel.toml")

	def fingerprint(self) -> str:
		"""The pin, the renaming and everything that we add around the Python package."""
		config = self.paths.config_source
		own = [fingerprint.of_tree(config / name) for name in ("node", *OUTSIDE)]
		rules = fingerprint.of_files(sorted(Path(__file__).parent.glob("*.py")))
		return fingerprint.of_text(self.name, self.pin.sha256, rules, *own)

	def requirements(self, tree: Path) -> Path | None:
		"""The committed lock serves."""
		return None

	def assemble(self, target: Path) -> dict[str, str]:
		"""Download, verify, unpack, restore the names, add the outside."""
		wheel = self.download()
		unpacked = target.with_name(target.name + ".wheel")
		shutil.rmtree(unpacked, ignore_errors=True)
		with zipfile.ZipFile(wheel) as archive:
			archive.extractall(unpacked)
		information = next(unpacked.glob("*.dist-info"))
		project = pyproject((information / "METADATA").read_text())
		shutil.rmtree(information)
		rename.restore_tree(unpacked, target)
		(target / "pyproject.toml").write_text(project)
		shutil.rmtree(unpacked)
		self.add_outside(target)
		return {
			"source": self.name,
			"wheel": f"{self.pin.name}=={self.pin.version}",
			"sha256": self.pin.sha256,
		}

	def download(self) -> Path:
		"""The wheel from the cache or from the registry; verified in either case."""
		folder = self.paths.cache / "wheel"
		folder.mkdir(parents=True, exist_ok=True)
		wheel = next(iter(sorted(folder.glob("*.whl"))), None) or self.fetch(folder)
		verify(wheel, self.pin)
		return wheel

	def fetch(self, folder: Path) -> Path:
		"""Let pip, as the user has set it up, fetch the wheel."""
		wanted = folder / "wanted.txt"
		wanted.write_text(f"{self.pin.name}=={self.pin.version} --hash=sha256:{self.pin.sha256}\n")
		draft = folder / "draft"
		shutil.rmtree(draft, ignore_errors=True)
		command = [
			*pip_command(self.paths),
			"download",
			"--no-deps",
			"--require-hashes",
			"--only-binary=:all:",
		]
		log = self.paths.step_logs / "source.log"
		log.unlink(missing_ok=True)
		try:
			env = proc.environment(self.paths.root)
			proc.run([*command, "-d", draft, "-r", wanted], log=log, cwd=self.paths.root, env=env)
		except BenchError as problem:
			raise explain(problem, self.pin, proc.tail(log, 60)) from problem
		wheel = next(draft.glob("*.whl"))
		final = folder / wheel.name
		wheel.replace(final)
		return final

	def add_outside(self, target: Path) -> None:
		"""What lies outside the Python package in the official repository, we bring ourselves."""
		config = self.paths.config_source
		for source, name in OUTSIDE.items():
			copy_folder(config / source, target / name)
		for path in sorted((config / "node").iterdir()):
			if path.is_file():
				shutil.copy2(path, target / path.name)


def copy_folder(source: Path, target: Path) -> None:
	"""Copy a folder without what was made in it; a folder that does not exist yet is left out."""
	if source.is_dir():
		shutil.copytree(source, target, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))


def explain(problem: BenchError, pin: Pin, log: str) -> BenchError:
	"""A refused hash reads otherwise than a registry that cannot be reached."""
	if "DO NOT MATCH THE HASHES" in log:
		found = re.findall(r"Got\s+([0-9a-f]{64})", log)
		return BenchError(
			f"软件源给出的 {pin.name} {pin.version} 校验和不符，已拒绝。\n  应为 {pin.sha256}\n  实为 {''.join(found[:1])}",
			"请换一个软件源（pip config set global.index-url …）再试，不要跳过校验。",
		)
	return BenchError(
		f"从 Python 软件源下载 {pin.name}=={pin.version} 失败。\n{problem.message}", offline_hint()
	)


def pyproject(metadata: str) -> str:
	"""The project file that the official repository has and the wheel lacks."""
	headers = HeaderParser().parsestr(metadata)
	lines = [
		f"\t{quoted(text)}," for text in headers.get_all("Requires-Dist") or [] if "extra ==" not in text
	]
	return os.linesep.join(
		[
			"# Generated from the wheel's METADATA.",
			"[project]",
			'name = "frappe"',
			f"description = {quoted(headers.get('Summary') or 'Frappe')}",
			f"requires-python = {quoted(headers.get('Requires-Python') or '>=3.10')}",
			'dynamic = ["version"]',
			"dependencies = [",
			*lines,
			"]",
			"",
			"[build-system]",
			'requires = ["flit_core >=3.4,<4"]',
			'build-backend = "flit_core.buildapi"',
			"",
		]
	)


def quoted(text: str) -> str:
	"""A TOML string."""
	escaped = text.replace("\\", "\\\\").replace('"', '\\"')
	return f'"{escaped}"'
