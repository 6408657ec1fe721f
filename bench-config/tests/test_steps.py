"""Steps run once, in order, and again after a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from weiye_bench.console import Console
from weiye_bench.errors import BenchError
from weiye_bench.steps import Runner, Stamps, Step, check_needs

CONFIG = Path(__file__).resolve().parents[1]


class Bench:
	"""Steps that note when they ran."""

	def __init__(self, folder: Path) -> None:
		self.folder, self.ran, self.mark = folder, [], "1"

	def step(self, name: str, *needs: str, always: bool = False, outputs: tuple[Path, ...] = ()) -> Step:
		inputs = None if always else (lambda: self.mark)
		return Step(name, name, lambda: self.ran.append(name), needs, inputs, outputs)

	def run(self, *steps: Step) -> list[str]:
		self.ran = []
		Runner(Stamps(self.folder), Console()).run_all(steps)
		return self.ran


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
	return Bench(tmp_path / "stamps")


def test_second_run_does_nothing(bench: Bench) -> None:
	steps = (
		bench.step("first"),
		bench.step("second", "first"),
		bench.step("every time", "second", always=True),
	)
	assert bench.run(*steps) == ["first", "second", "every time"]
	assert bench.run(*steps) == ["every time"]


def test_changed_input_runs_again(bench: Bench) -> None:
	bench.run(bench.step("only"))
	bench.mark = "2"
	assert bench.run(bench.step("only")) == ["only"]


def test_missing_output_runs_again(bench: Bench, tmp_path: Path) -> None:
	output = tmp_path / "output"
	bench.run(bench.step("only", outputs=(output,)))
	assert bench.run(bench.step("only", outputs=(output,))) == ["only"]
	output.touch()
	assert bench.run(bench.step("only", outputs=(output,))) == []


def test_failure_stops_what_follows_and_leaves_no_stamp(bench: Bench) -> None:
	def fail() -> None:
		raise BenchError("坏了", "修好它")

	failing = Step("failing", "会失败的一步", fail, (), lambda: "1")
	with pytest.raises(BenchError, match=r"会失败的一步.*坏了") as caught:
		bench.run(failing, bench.step("after", "failing"))
	assert caught.value.hint == "修好它"
	assert bench.ran == [] and not Stamps(bench.folder).read("failing")


def test_broken_stamp_counts_as_none(bench: Bench) -> None:
	bench.run(bench.step("only"))
	(bench.folder / "only.json").write_text('{"finger')
	assert bench.run(bench.step("only")) == ["only"]


def test_needs_come_first(bench: Bench) -> None:
	with pytest.raises(ValueError, match="missing"):
		check_needs([bench.step("a", "missing")])


SCRIPT = """
import sys, time
from pathlib import Path
sys.path.insert(0, {config!r})
from weiye_bench.console import Console
from weiye_bench.steps import Runner, Stamps, Step
folder = Path({folder!r})
def work():
	(folder / "draft").write_text("half")
	(folder / "started").touch()
	if not (folder / "quick").exists():
		time.sleep(60)
	(folder / "draft").write_text("whole")
	(folder / "draft").rename(folder / "result")
Runner(Stamps(folder / "stamps"), Console()).run_all([Step("slow", "slow", work, (), lambda: "1", (folder / "result",))])
"""


def test_killed_step_runs_again(tmp_path: Path) -> None:
	script = SCRIPT.format(config=str(CONFIG), folder=str(tmp_path))
	process = subprocess.Popen([sys.executable, "-c", script])
	deadline = time.monotonic() + 20
	while not (tmp_path / "started").exists() and time.monotonic() < deadline:
		time.sleep(0.02)
	os.kill(process.pid, signal.SIGKILL)
	process.wait()
	assert not (tmp_path / "result").exists() and not Stamps(tmp_path / "stamps").read("slow")
	(tmp_path / "quick").touch()
	subprocess.run([sys.executable, "-c", script], check=True, timeout=30)
	assert (tmp_path / "result").read_text() == "whole" and Stamps(tmp_path / "stamps").read("slow") == "1"
