"""Checks that stand beside another one count like any other."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from weiye_bench import testing
from weiye_bench.checks import Check
from weiye_bench.console import Console
from weiye_bench.errors import Stopped
from weiye_bench.testing import PASSED, SKIPPED, Results, beside, chosen


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
	"""What a check asks of the servers: an environment, and where logs go."""
	monkeypatch.setattr(testing, "environment", lambda services: {})
	return SimpleNamespace(settings=SimpleNamespace(paths=SimpleNamespace(step_logs=tmp_path)))


def python(title: str, program: str, *needs: Path) -> Check:
	return Check(title, (sys.executable, "-c", program), Path.cwd(), needs)


def test_a_check_beside_another_runs_while_that_goes_on(services: Any) -> None:
	results = Results()
	with beside([python("quick", "print('unseen')")], services, Console(), results):
		time.sleep(1)
	(title, verdict, seconds) = results.rows[0]
	assert (title, verdict) == ("quick", PASSED)
	assert 0 < seconds < 60


def test_what_a_failed_check_printed_is_shown_and_it_counts(services: Any, capsys) -> None:
	results, failing = Results(), python("broken", "print('what is wrong'); raise SystemExit(1)")
	with beside([failing, python("next", "print('unseen')")], services, Console(), results):
		pass
	assert results.failed == ["broken"]
	shown = capsys.readouterr().out
	assert "what is wrong" in shown
	assert "unseen" not in shown


def test_a_check_without_anything_to_check_is_said_to_be_skipped(services: Any, tmp_path: Path) -> None:
	results = Results()
	with beside([python("later", "pass", tmp_path / "not-there")], services, Console(), results):
		pass
	assert results.rows == [("later", SKIPPED, 0)]


def test_the_time_of_what_ran_beside_is_not_counted_twice(services: Any) -> None:
	results = Results()
	with beside([python("quick", "pass")], services, Console(), results):
		pass
	results.rows = [("main", PASSED, 60.0), ("quick", PASSED, 50.0)]
	shown = results.table()
	assert "50.0 秒（同时）" in shown
	assert "110.0" not in shown and shown.count("60.0 秒") == 2


def test_a_stop_ends_what_runs_beside(services: Any, monkeypatch: pytest.MonkeyPatch) -> None:
	ended: list[str] = []
	monkeypatch.setattr(testing.proc, "terminate_all", lambda: ended.append("all"))
	with pytest.raises(Stopped), beside([python("slow", "pass")], services, Console(), Results()):
		raise Stopped
	assert ended == ["all"]


def test_checks_are_chosen_by_words_of_their_titles() -> None:
	main = Check("main", (), Path.cwd(), beside=(python("style", "pass"), python("node", "pass")))
	assert chosen([main], "") == [main]
	assert [check.title for check in chosen([main], "style,main")] == ["style", "main"]
	assert chosen([main], "main")[0].beside == ()
	assert chosen([main], "other") == []
