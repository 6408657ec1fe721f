"""An installation that was killed in the middle of a package."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from weiye_bench.python_env import forget_half_installed, usable

FILES = ("METADATA", "INSTALLER", "RECORD")


def package(folder: Path, name: str, *files: str) -> Path:
	"""Make what an installer leaves of a package."""
	info = folder / "lib" / "python3.11" / "site-packages" / f"{name}-1.0.dist-info"
	info.mkdir(parents=True)
	for file in files:
		(info / file).write_text("")
	return info


@pytest.mark.parametrize("there", [(), ("METADATA",), ("METADATA", "RECORD"), ("INSTALLER", "RECORD")])
def test_a_package_that_was_being_written_is_forgotten(tmp_path: Path, there: tuple[str, ...]) -> None:
	half, whole = package(tmp_path, "half", *there), package(tmp_path, "whole", *FILES)
	forget_half_installed(tmp_path)
	assert not half.exists()
	assert whole.is_dir()


def test_scripts_that_were_on_their_way_to_their_place_are_forgotten(tmp_path: Path) -> None:
	scripts = package(tmp_path, "whole", *FILES).parent / "half-1.0.data" / "scripts"
	scripts.mkdir(parents=True)
	(scripts / ".tmp31ixU6").write_text("")
	forget_half_installed(tmp_path)
	assert not scripts.parent.exists()
	assert (scripts.parents[1] / "whole-1.0.dist-info").is_dir()


def test_an_environment_that_is_not_there_yet_has_nothing_to_forget(tmp_path: Path) -> None:
	forget_half_installed(tmp_path / "env")
	assert list(tmp_path.iterdir()) == []


def python_that_says(folder: Path, base: str) -> Path:
	python = folder / "python"
	python.write_text(f"#!/bin/sh\necho {base}\n")
	python.chmod(0o755)
	return python


def test_an_environment_on_this_interpreter_is_used(tmp_path: Path) -> None:
	assert usable(python_that_says(tmp_path, sys.base_prefix))


def test_an_environment_on_another_interpreter_or_on_none_is_made_anew(tmp_path: Path) -> None:
	assert not usable(python_that_says(tmp_path, "/opt/other"))
	assert not usable(tmp_path / "not-there")
