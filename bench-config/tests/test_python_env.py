"""An installation that was killed in the middle of a package."""

from __future__ import annotations

from pathlib import Path

import pytest
from weiye_bench.python_env import forget_half_installed

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


def test_an_environment_that_is_not_there_yet_has_nothing_to_forget(tmp_path: Path) -> None:
	forget_half_installed(tmp_path / "env")
	assert list(tmp_path.iterdir()) == []
