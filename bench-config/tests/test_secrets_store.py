"""Passwords that several ask for at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from types import SimpleNamespace
from typing import Any

from weiye_bench.secrets_store import keep, secret

MANY = 16


def test_all_that_ask_at_once_for_a_new_secret_get_the_same(tmp_path: Path) -> None:
	paths: Any = SimpleNamespace(made=tmp_path / "made")
	together = Barrier(MANY)

	def ask(_number: int) -> str:
		together.wait()
		return secret(paths, "demo-password")

	with ThreadPoolExecutor(MANY) as people:
		answers = set(people.map(ask, range(MANY)))
	assert len(answers) == 1
	assert [path.name for path in paths.made.iterdir()] == ["demo-password"]
	assert (paths.made / "demo-password").stat().st_mode & 0o777 == 0o600


def test_a_file_that_several_write_at_once_is_whole(tmp_path: Path) -> None:
	target = tmp_path / "client.cnf"
	with ThreadPoolExecutor(MANY) as people:
		list(people.map(lambda number: keep(target, f"{number % 10}" * 10_000), range(MANY * 4)))
	assert len(set(target.read_text())) == 1
	assert [path.name for path in tmp_path.iterdir()] == ["client.cnf"]
