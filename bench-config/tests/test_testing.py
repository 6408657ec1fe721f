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
from weiye_bench.errors import BenchError, Stopped
from weiye_bench.testing import (
	FAILED,
	PASSED,
	SKIPPED,
	Aside,
	Ground,
	Results,
	asides,
	beside,
	chosen,
	unharmed,
)


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
	"""What a check asks of the servers: an environment, and where logs go."""
	monkeypatch.setattr(testing, "environment", lambda services, copy: {})
	return SimpleNamespace(settings=SimpleNamespace(paths=SimpleNamespace(step_logs=tmp_path)))


def python(title: str, program: str, *needs: Path) -> Check:
	return Check(title, (sys.executable, "-c", program), Path.cwd(), needs)


def standing_beside(services: Any, *checks: Check) -> list[Aside]:
	return asides(Check("main", (), Path.cwd(), beside=checks), services)


def test_a_check_beside_another_runs_while_that_goes_on(services: Any) -> None:
	results = Results()
	with beside(standing_beside(services, python("quick", "print('unseen')")), Console(), results):
		time.sleep(1)
	(title, verdict, seconds) = results.rows[0]
	assert (title, verdict) == ("quick", PASSED)
	assert 0 < seconds < 60


def test_what_a_failed_check_printed_is_shown_and_it_counts(services: Any, capsys) -> None:
	results, failing = Results(), python("broken", "print('what is wrong'); raise SystemExit(1)")
	tasks = standing_beside(services, failing, python("next", "print('unseen')"))
	with beside(tasks, Console(), results):
		pass
	assert results.failed == ["broken"]
	shown = capsys.readouterr().out
	assert "what is wrong" in shown
	assert "unseen" not in shown


def test_a_check_without_anything_to_check_is_said_to_be_skipped(services: Any, tmp_path: Path) -> None:
	results = Results()
	with beside(
		standing_beside(services, python("later", "pass", tmp_path / "not-there")), Console(), results
	):
		pass
	assert results.rows == [("later", SKIPPED, 0)]


def test_the_time_of_what_ran_beside_is_not_counted_twice(services: Any) -> None:
	results = Results()
	with beside(standing_beside(services, python("quick", "pass")), Console(), results):
		pass
	results.rows = [("main", PASSED, 60.0), ("quick", PASSED, 50.0)]
	shown = results.table()
	assert "50.0 秒（同时）" in shown
	assert "110.0" not in shown and shown.count("60.0 秒") == 2


def test_a_stop_ends_what_runs_beside(services: Any, monkeypatch: pytest.MonkeyPatch) -> None:
	ended: list[str] = []
	monkeypatch.setattr(testing.proc, "terminate_all", lambda: ended.append("all"))
	tasks = standing_beside(services, python("slow", "pass"))
	with pytest.raises(Stopped), beside(tasks, Console(), Results()):
		raise Stopped
	assert ended == ["all"]


def test_checks_are_chosen_by_words_of_their_titles() -> None:
	main = Check("main", (), Path.cwd(), beside=(python("style", "pass"), python("node", "pass")))
	assert chosen([main], "") == [main]
	assert [check.title for check in chosen([main], "style,main")] == ["style", "main"]
	assert chosen([main], "main")[0].beside == ()
	assert chosen([main], "other") == []


class Site:
	"""A test site that is copied in thought."""

	name = "test.localhost"

	def __init__(self) -> None:
		self.copied: list[str] = []

	def copy_to(self, *twins: Any) -> None:
		self.copied += [twin.name for twin in twins]


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> Any:
	"""A plan that notes what it was asked for."""
	monkeypatch.setattr(testing, "Site", lambda services, name, testing: SimpleNamespace(name=name))
	plan = SimpleNamespace(site=Site(), demo_loaded=False)
	plan.load_demo = lambda: setattr(plan, "demo_loaded", True)
	return plan


def test_demo_data_come_while_the_server_tests_work_on_copies(services: Any, plan: Any) -> None:
	ground, results = Ground(services, plan, served="development"), Results()
	units = Check("units", (), Path.cwd(), copy="units", processes=2)
	crossing = Check("crossing", (), Path.cwd(), serving="development", processes=3)
	assert [title for title, work in ground.missing(units) if work()] == ["副本站点"]
	assert plan.site.copied == ["units.test.localhost", "gw1.units.test.localhost"]
	with beside(list(ground.early(units, [crossing])), Console(), results):
		pass
	assert plan.demo_loaded
	assert plan.site.copied[2:] == ["gw1.test.localhost", "gw2.test.localhost"]
	assert list(ground.missing(crossing)) == []


def test_a_check_alone_finds_the_demo_data_and_its_copy(services: Any, plan: Any) -> None:
	ground = Ground(services, plan, served="development")
	attacks = Check("attacks", (), Path.cwd(), serving="development", copy="gw1")
	assert list(ground.early(attacks, [])) == []
	assert [title for title, work in ground.missing(attacks) if work()] == ["演示数据", "副本站点"]
	assert plan.demo_loaded and plan.site.copied == ["gw1.test.localhost"]


def test_demo_data_that_do_not_come_are_said(services: Any) -> None:
	def fails() -> None:
		raise BenchError("no space left")

	results = Results()
	with beside([Aside("demo", lambda: unharmed(fails))], Console(), results):
		pass
	assert [(title, verdict) for title, verdict, _ in results.rows] == [("demo", FAILED)]
