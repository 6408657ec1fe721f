"""``python some_steps.py ROOT STEP…``: what ``make run`` does in the bench ROOT, only these of its steps.

Says READY when they are done and holds the servers until it is ended. A process of its own: the tool takes over the
signals of its process, and a test must be able to kill it.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from weiye_bench.console import Console
from weiye_bench.errors import BenchError, Stopped
from weiye_bench.plan import Plan
from weiye_bench.serve import running
from weiye_bench.settings import read_settings
from weiye_bench.steps import Step

READY = "READY"
all_steps = Plan.steps


def hold(root: Path, names: set[str]) -> None:
	"""Run the steps and wait."""

	def some(plan: Plan) -> list[Step]:
		wanted = [step for step in all_steps(plan) if step.name in names]
		return [replace(step, needs=tuple(names.intersection(step.needs))) for step in wanted]

	Plan.steps = some
	settings = read_settings(root, os.environ)
	with running(settings, settings.site, Console()) as (services, _):
		print(READY, flush=True)
		while services.supervisor.running() or not names & {"services"}:
			time.sleep(0.1)


if __name__ == "__main__":
	try:
		hold(Path(sys.argv[1]), set(sys.argv[2:]))
	except (Stopped, KeyboardInterrupt):
		pass
	except BenchError as problem:
		sys.exit(str(problem))
