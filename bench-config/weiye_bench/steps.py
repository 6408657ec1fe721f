"""Steps: named pieces of work that run in parallel where they can, once, and again after a crash.

A step that finished leaves a stamp with the fingerprint of its inputs. It is skipped as long as the fingerprint
and its outputs are there. The stamp is removed before the work starts, so a step killed half-way simply runs again.
"""

from __future__ import annotations

import json
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from weiye_bench import proc
from weiye_bench.errors import BenchError

if TYPE_CHECKING:
	from collections.abc import Callable, Sequence
	from pathlib import Path

	from weiye_bench.console import Console

PARALLEL = 4


@dataclass(frozen=True)
class Step:
	"""One piece of work. ``inputs`` gives its fingerprint; without one the step runs every time."""

	name: str
	title: str
	run: Callable[[], None]
	needs: tuple[str, ...] = ()
	inputs: Callable[[], str] | None = None
	outputs: tuple[Path, ...] = ()


@dataclass
class Outcome:
	"""What a step did."""

	step: Step
	seconds: float
	skipped: bool


@dataclass
class Stamps:
	"""The folder that remembers which steps are done."""

	folder: Path

	def path(self, name: str) -> Path:
		return self.folder / f"{name}.json"

	def read(self, name: str) -> str:
		"""The fingerprint of the last finished run, or nothing."""
		try:
			return str(json.loads(self.path(name).read_text())["fingerprint"])
		except (OSError, ValueError, KeyError, TypeError):
			return ""

	def write(self, name: str, fingerprint: str, seconds: float = 0) -> None:
		"""Remember a finished run; appears whole or not at all."""
		self.folder.mkdir(parents=True, exist_ok=True)
		draft = self.path(name).with_suffix(".tmp")
		draft.write_text(json.dumps({"fingerprint": fingerprint, "seconds": round(seconds, 1)}))
		draft.replace(self.path(name))

	def remove(self, name: str) -> None:
		self.path(name).unlink(missing_ok=True)


@dataclass
class Runner:
	"""Runs steps in the order that their needs ask for."""

	stamps: Stamps
	console: Console
	outcomes: list[Outcome] = field(default_factory=list)

	def run_all(self, steps: Sequence[Step]) -> None:
		"""Run everything; the first failure stops what has not started and is raised."""
		check_needs(steps)
		waiting, done = list(steps), set[str]()
		futures: dict[Future[Outcome], Step] = {}
		with ThreadPoolExecutor(PARALLEL) as pool:
			try:
				while waiting or futures:
					for step in [step for step in waiting if done.issuperset(step.needs)]:
						waiting.remove(step)
						futures[pool.submit(self.run_one, step)] = step
					# A time limit lets signals through to the main thread.
					finished, _ = wait(futures, timeout=0.2, return_when=FIRST_COMPLETED)
					for future in finished:
						done.add(futures.pop(future).name)
						self.outcomes.append(future.result())
			except BaseException:
				proc.terminate_all()
				raise

	def run_one(self, step: Step) -> Outcome:
		"""Skip, or work and stamp."""
		started = time.monotonic()
		fingerprint = step.inputs() if step.inputs else ""
		if (
			fingerprint
			and self.stamps.read(step.name) == fingerprint
			and all(p.exists() for p in step.outputs)
		):
			return Outcome(step, time.monotonic() - started, skipped=True)
		self.console.say(f"▶ {step.title} …")
		self.stamps.remove(step.name)
		try:
			step.run()
		except BenchError as problem:
			raise BenchError(f"「{step.title}」没有完成：{problem.message}", problem.hint) from problem
		seconds = time.monotonic() - started
		if step.inputs:
			self.stamps.write(step.name, step.inputs(), seconds)
		self.console.say(f"✔ {step.title}（{seconds:.1f} 秒）")
		return Outcome(step, seconds, skipped=False)


def check_needs(steps: Sequence[Step]) -> None:
	"""Every need names an earlier step, so there is no circle."""
	seen = set[str]()
	for step in steps:
		if missing := set(step.needs) - seen:
			raise ValueError(f"step {step.name} needs {sorted(missing)} before it")
		seen.add(step.name)
