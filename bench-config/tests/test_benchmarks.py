"""A benchmark's figures beside their bars, and what is written of them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from weiye_bench import benchmarking, cli
from weiye_bench.errors import BenchError
from weiye_bench.paths import Paths
from weiye_bench.settings import Settings

from benchmarks import results
from benchmarks.figures import Row, at_least, at_most, informs, median, p95, passed, timed

EXAMPLE = '"""An example."""\n\n\ndef measure():\n\treturn []\n'


def measure() -> list[Row]:
	"""As a benchmark would: some calls, timed, beside their bars and one another."""
	plain, ours = [1.0, 2.0, 3.0], [1.2, 2.2, 9.0]
	return [
		at_most("列表 p95", p95(ours) * 1000, 10_000, "毫秒"),
		at_most("与不限范围相比", median(ours) / median(plain), 1.5, "倍"),
		at_least("每秒登记", 1234.5, 1000, "条"),
		informs("行数", 64_095, "行"),
	]


def test_every_bar_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
	assert results.run("example", measure, tmp_path)
	written = json.loads((tmp_path / "example.json").read_text())
	assert written["passed"] is True and written["name"] == "example"
	first, ratio, rate, rows = written["figures"]
	assert (first["value"], first["unit"], first["must_be"], first["bar"]) == (9000, "毫秒", "≤", 10_000)
	assert ratio["value"] == pytest.approx(1.1) and ratio["holds"] is True
	assert rate["must_be"] == "≥" and rate["holds"] is True
	assert rows["bar"] is None and rows["holds"] is None
	table = capsys.readouterr().out
	assert "列表 p95" in table and "≤ 10,000 毫秒" in table and "1.1 倍" in table


def test_one_bar_missed_is_not_passed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
	assert not results.run("example", lambda: [*measure(), at_most("慢", 15.1, 15, "秒")], tmp_path)
	assert json.loads((tmp_path / "example.json").read_text())["passed"] is False
	assert "没有达到" in capsys.readouterr().out


def test_a_run_that_breaks_off_leaves_no_earlier_success(tmp_path: Path) -> None:
	results.run("example", measure, tmp_path)

	def broken() -> Iterator[Row]:
		yield from measure()
		raise ConnectionError("370102… must not be written down")

	with pytest.raises(ConnectionError):
		results.run("example", broken, tmp_path)
	written = json.loads((tmp_path / "example.json").read_text())
	assert written["passed"] is False and written["error"] == "ConnectionError"
	assert len(written["figures"]) == 4


@pytest.mark.parametrize("rows", [[], [informs("行数", 1, "行")], [at_most("慢", math.nan, 1, "秒")]])
def test_nothing_shown_is_not_passed(rows: list[Row]) -> None:
	assert not passed(rows)


def test_bars_include_their_limit() -> None:
	assert at_most("a", 15, 15, "秒").holds and at_least("a", 15, 15, "秒").holds
	assert not at_most("a", 15.01, 15, "秒").holds and not at_least("a", 14.99, 15, "秒").holds


def test_p95_is_a_measured_value() -> None:
	assert p95([float(value) for value in range(1, 101)]) == 95
	assert p95([3.0, 1.0, 2.0]) == 3 and p95([7.0]) == 7


def test_warm_up_does_not_count() -> None:
	calls: list[int] = []
	assert len(timed(lambda: calls.append(1), repeats=3, warm_up=2)) == 3
	assert len(calls) == 5


def test_a_benchmark_is_a_module_that_measures(paths: Paths) -> None:
	paths.benchmarks.mkdir()
	(paths.benchmarks / "long_lists.py").write_text(EXAMPLE)
	(paths.benchmarks / "figures.py").write_text('"""Shared."""\n')
	assert benchmarking.names(paths) == ["long-lists"]


def test_unknown_benchmark_names_the_known(settings: Settings) -> None:
	settings.paths.benchmarks.mkdir()
	(settings.paths.benchmarks / "lists.py").write_text(EXAMPLE)
	with pytest.raises(BenchError, match="nothing") as caught:
		benchmarking.run(settings, "nothing")
	assert "lists" in caught.value.hint


def test_every_benchmark_is_a_command() -> None:
	assert cli.find("bench-lists") and cli.find("run") is cli.COMMANDS["run"]
	assert cli.find("lists") is None
