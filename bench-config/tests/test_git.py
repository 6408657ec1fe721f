"""Frappe from a git repository that the test makes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from official_repository import commit, git
from weiye_bench.errors import BenchError
from weiye_bench.sources import choose
from weiye_bench.sources.git import GitSource, node_version, substitute_python
from weiye_bench.sources.registry import RegistrySource

if TYPE_CHECKING:
	from weiye_bench.settings import Settings

PROJECT = """[project]
name = "frappe"
dynamic = ["version"]
dependencies = ["Babel~=2.13", "gunicorn @ git+https://example.invalid/gunicorn@abc"]
"""
PACKAGE = {
	"dependencies": {
		"air-datepicker": "github:someone/air-datepicker",
		"frappe-charts": "2.0.0-rc26",
		"vue": "^3.3",
	}
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
	folder = tmp_path / "official"
	(folder / "frappe").mkdir(parents=True)
	(folder / "frappe" / "__init__.py").write_text('__version__ = "15.72.0"\n')
	(folder / "pyproject.toml").write_text(PROJECT)
	(folder / "package.json").write_text(json.dumps(PACKAGE))
	(folder / "yarn.lock").write_text("")
	git(folder, "init", "-q", "-b", "version-15")
	commit(folder)
	return folder


def source_of(settings: Settings, repository: Path, branch: str = "version-15") -> GitSource:
	return GitSource(replace(settings, frappe_git=str(repository), frappe_branch=branch))


def test_choice(settings: Settings) -> None:
	assert isinstance(choose(settings), RegistrySource)
	assert isinstance(choose(replace(settings, frappe_git="/somewhere")), GitSource)


def test_clone_with_substitutes(settings: Settings, repository: Path, tmp_path: Path) -> None:
	source, target = source_of(settings, repository), tmp_path / "frappe"
	record = source.assemble(target)
	assert record["source"] == "git" and len(record["commit"]) == 40
	packages = json.loads((target / "package.json").read_text())["dependencies"]
	assert packages == {"air-datepicker": "2.2.3", "frappe-charts": "2.0.0-rc27", "vue": "^3.3"}
	assert not (target / "yarn.lock").exists()
	requirements = source.requirements(target)
	assert requirements and requirements.read_text().split() == ["Babel~=2.13", "gunicorn==21.2.0"]


def test_new_commit_changes_the_fingerprint(settings: Settings, repository: Path) -> None:
	before = source_of(settings, repository).fingerprint()
	assert source_of(settings, repository).fingerprint() == before
	(repository / "new.txt").write_text("x")
	commit(repository)
	assert source_of(settings, repository).fingerprint() != before
	assert RegistrySource(settings).fingerprint() != before


def test_unreachable_repository_keeps_what_there_is(settings: Settings, repository: Path) -> None:
	source = source_of(settings, repository)
	fingerprint = source.fingerprint()
	record = {"git": str(repository), "branch": "version-15", "commit": source.commit()}
	settings.paths.source_record.write_text(json.dumps(record))
	repository.rename(repository.with_name("gone"))
	assert source_of(settings, repository).fingerprint() == fingerprint


def test_missing_branch(settings: Settings, repository: Path, tmp_path: Path) -> None:
	with pytest.raises(BenchError, match="nowhere") as caught:
		source_of(settings, repository, "nowhere").assemble(tmp_path / "frappe")
	assert "FRAPPE_BRANCH" in caught.value.hint


def test_other_version_is_refused(settings: Settings, repository: Path, tmp_path: Path) -> None:
	(repository / "frappe" / "__init__.py").write_text('__version__ = "16.1.0"\n')
	commit(repository)
	with pytest.raises(BenchError, match="需要 Frappe 15"):
		source_of(settings, repository).assemble(tmp_path / "frappe")


def test_not_frappe(settings: Settings, repository: Path, tmp_path: Path) -> None:
	(repository / "package.json").unlink()
	commit(repository)
	with pytest.raises(BenchError, match=r"package\.json"):
		source_of(settings, repository).assemble(tmp_path / "frappe")


def test_unknown_address_is_named() -> None:
	assert substitute_python("requests~=2.31") == "requests~=2.31"
	with pytest.raises(BenchError, match="other"):
		substitute_python("other @ git+https://example.invalid/other")


def test_plain_versions_are_left_alone() -> None:
	assert node_version("air-datepicker", "^2.2.3") == "^2.2.3"
	assert node_version("vue", "3.3.9") == "3.3.9"
