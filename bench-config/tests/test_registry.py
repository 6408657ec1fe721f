"""Only the pinned wheel is accepted, whatever the registry says."""

from __future__ import annotations

import hashlib
import http.server
import sys
import threading
import tomllib
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from weiye_bench.errors import BenchError
from weiye_bench.sources import registry
from weiye_bench.sources.registry import Pin, RegistrySource, pyproject, read_pin, verify

if TYPE_CHECKING:
	from weiye_bench.settings import Settings

# The bench's own environment has no pip; the small one beside uv has.
OWN_PIP = Path(__file__).resolve().parents[2] / ".bench" / "uv" / "bin" / "python"
PIP_PYTHON = OWN_PIP if OWN_PIP.exists() else sys.executable
WHEEL = "criscostack-1.0.0-py3-none-any.whl"
METADATA = (
	'Metadata-Version: 2.1\nName: criscostack\nVersion: 1.0.0\nSummary: A "framework"\nRequires-Python: >=3.10\n'
	'Requires-Dist: Babel~=2.12.1\nRequires-Dist: tox; extra == "dev"\n\nText\n'
)


class Quiet(http.server.SimpleHTTPRequestHandler):
	"""Says nothing about requests."""

	def log_message(self, format: str, *args: object) -> None:
		pass


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
	"""A registry of our own with a small wheel; pip knows no other."""
	folder = tmp_path / "index" / "criscostack"
	folder.mkdir(parents=True)
	with zipfile.ZipFile(folder / WHEEL, "w") as archive:
		archive.writestr("criscostack/__init__.py", '__version__ = "15.0.0-dev"\nname = "criscostack"\n')
		archive.writestr("criscostack-1.0.0.dist-info/METADATA", METADATA)
		archive.writestr("criscostack-1.0.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
	(folder / "index.html").write_text(f'<a href="{WHEEL}">{WHEEL}</a>')
	server = http.server.ThreadingHTTPServer(
		("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "index"))
	)
	threading.Thread(target=server.serve_forever, daemon=True).start()
	monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
	monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{server.server_port}/")
	for name in ("PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX"):
		monkeypatch.delenv(name, raising=False)
	monkeypatch.setattr(registry, "pip_command", lambda paths: [str(PIP_PYTHON), "-m", "pip"])
	yield folder / WHEEL
	server.shutdown()


def pinned(settings: Settings, sha256: str) -> RegistrySource:
	source = RegistrySource(settings)
	source.pin = Pin("criscostack", "1.0.0", sha256)
	return source


def digest(path: Path) -> str:
	return hashlib.sha256(path.read_bytes()).hexdigest()


def test_pin_is_the_published_one() -> None:
	pin = read_pin(Path(__file__).parents[1] / "pins" / "frappe-wheel.toml")
	assert (pin.name, pin.version) == ("criscostack", "1.0.0")
	assert pin.sha256.startswith("dc58aaf2") and len(pin.sha256) == 64


def test_assembles_a_tree_like_the_official_one(settings: Settings, index: Path, tmp_path: Path) -> None:
	target = tmp_path / "frappe"
	target.mkdir()
	record = pinned(settings, digest(index)).assemble(target)
	assert record["source"] == "registry"
	assert (target / "frappe" / "__init__.py").read_text().endswith('name = "frappe"\n')
	assert (target / "package.json").is_file()
	project = tomllib.loads((target / "pyproject.toml").read_text())["project"]
	assert project["name"] == "frappe" and project["dependencies"] == ["Babel~=2.12.1"]
	assert not list(target.glob("*.dist-info"))


def test_other_hash_is_refused_and_nothing_is_made(settings: Settings, index: Path, tmp_path: Path) -> None:
	target = tmp_path / "frappe"
	target.mkdir()
	with pytest.raises(BenchError, match="校验和不符") as caught:
		pinned(settings, "0" * 64).assemble(target)
	assert digest(index) in str(caught.value) and "不要跳过校验" in caught.value.hint
	assert not list(target.iterdir())
	assert not list((settings.paths.cache / "wheel").glob("*.whl"))


def test_cached_wheel_is_checked_again(settings: Settings) -> None:
	wheel = settings.paths.cache / "wheel" / WHEEL
	wheel.parent.mkdir(parents=True)
	wheel.write_bytes(b"changed on disk")
	with pytest.raises(BenchError, match="校验和不符"):
		verify(wheel, RegistrySource(settings).pin)
	assert not wheel.exists()


def test_unreachable_registry(settings: Settings, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
	monkeypatch.setenv("PIP_RETRIES", "0")
	with pytest.raises(BenchError, match="从 Python 软件源下载") as caught:
		pinned(settings, digest(index)).fetch(make(settings.paths.cache / "wheel"))
	assert "软件源" in caught.value.hint


def make(folder: Path) -> Path:
	folder.mkdir(parents=True, exist_ok=True)
	return folder


def test_project_file_leaves_extras_out() -> None:
	content = tomllib.loads(pyproject(METADATA))
	assert content["project"]["description"] == 'A "framework"'
	assert content["build-system"]["build-backend"] == "flit_core.buildapi"
