"""``make test``: set up what is missing, run every check, say where the time went."""

from __future__ import annotations

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from weiye_bench import lifecycle, proc
from weiye_bench.checks import Check, all_checks, security_checks
from weiye_bench.console import Console, table
from weiye_bench.errors import BenchError, Stopped
from weiye_bench.layout import frappe_environment
from weiye_bench.python_env import fresh_log
from weiye_bench.secrets_store import demo_password
from weiye_bench.serve import running
from weiye_bench.settings import DEVELOPMENT, PRODUCTION, TEST_SITE, Settings
from weiye_bench.site import Site

if TYPE_CHECKING:
	from collections.abc import Callable, Iterable, Iterator

	from weiye_bench.paths import Paths
	from weiye_bench.plan import Plan
	from weiye_bench.services.manager import Services

PASSED, FAILED, SKIPPED = "通过", "失败", "跳过"
SERVING = {DEVELOPMENT: "启动网页、实时与后台任务", PRODUCTION: "改为经 nginx 提供服务"}
NO_TESTS_COLLECTED = 5


@dataclass
class Results:
	"""Rows of the final table."""

	rows: list[tuple[str, str, float]] = field(default_factory=list)
	meanwhile: set[str] = field(default_factory=set)
	"""Titles of what was done beside something else: its time is part of the other's."""

	def add(self, title: str, verdict: str, seconds: float) -> None:
		self.rows.append((title, verdict, seconds))

	@property
	def failed(self) -> list[str]:
		return [title for title, verdict, _ in self.rows if verdict == FAILED]

	def table(self) -> str:
		"""Where the time went."""
		total = sum(seconds for title, _, seconds in self.rows if title not in self.meanwhile)
		rows = [
			(title, verdict, f"{seconds:7.1f} 秒{'（同时）' if title in self.meanwhile else ''}")
			for title, verdict, seconds in self.rows
		]
		return table([("项目", "结果", "用时"), *rows, ("合计", "", f"{total:7.1f} 秒")])


def run_security(settings: Settings) -> int:
	"""The long form of the security tests alone."""
	return run(settings, security_checks)


def run(settings: Settings, checks: Callable[[Paths], list[Check]] = all_checks) -> int:
	"""All checks, or those given; 0 only when none failed."""
	pid, purpose = lifecycle.holder(settings.paths)
	if pid:
		raise BenchError(
			f"make {purpose} 正在这个 bench 上运行（进程 {pid}）。",
			"测试要用同样的端口与数据库：请先 make stop，再 make test。",
		)
	console, results = Console(), Results()
	site = os.environ.get("WEIYE_TEST_SITE") or TEST_SITE
	with running(settings, site, console, testing=True) as (services, plan):
		results.add("准备（软件包、环境、站点）", PASSED, console.elapsed)
		run_checks(checks(settings.paths), services, plan, console, results)
	console.plain()
	console.plain(results.table())
	console.plain()
	console.plain(f"✘ 没有通过：{'、'.join(results.failed)}" if results.failed else "✔ 全部通过")
	return 1 if results.failed else 0


def run_checks(
	checks: list[Check], services: Services, plan: Plan, console: Console, results: Results
) -> None:
	"""Each check, timed; demo data and servers come before the first check that needs them."""
	served = ""
	for check in chosen(checks, os.environ.get("WEIYE_CHECKS", "")):
		if not all(path.exists() for path in check.needs):
			console.say(f"· {check.title}：还没有可检查的内容，跳过")
			results.add(check.title, SKIPPED, 0)
			continue
		if check.serving and check.serving != served:
			if not served:
				timed(results, "演示数据", partial(load_demo, plan))
			served = check.serving
			timed(results, SERVING[served], partial(serve, services, served))
		if check.processes > 1:
			timed(results, "副本站点", partial(copy_sites, plan, check.processes))
		with beside(check.beside, services, console, results):
			console.say(f"▶ {check.title}")
			timed(results, check.title, partial(command, services, check))


def chosen(checks: Iterable[Check], words: str) -> list[Check]:
	"""Those whose title has one of the words; all without words. What stood beside one left out goes alone."""
	wanted = [word for word in words.split(",") if word]
	if not wanted:
		return list(checks)
	single = [one for check in checks for one in (*check.beside, replace(check, beside=()))]
	return [check for check in single if any(word in check.title for word in wanted)]


@contextmanager
def beside(checks: Iterable[Check], services: Services, console: Console, results: Results) -> Iterator[None]:
	"""Run ``checks`` one after another while the body goes on; what a failed one printed is shown at the end."""
	results.meanwhile.update(check.title for check in checks)
	ready = [check for check in checks if all(path.exists() for path in check.needs)]
	with ThreadPoolExecutor(max_workers=1) as lane:
		running = [lane.submit(in_silence, services, check) for check in ready]
		try:
			yield
		except BaseException:
			lane.shutdown(wait=False, cancel_futures=True)
			proc.terminate_all()
			raise
	for check, outcome in zip(ready, running, strict=True):
		seconds, printed = outcome.result()
		if printed:
			console.plain(f"✘ {check.title}\n{printed}")
		results.add(check.title, FAILED if printed else PASSED, seconds)
	for check in checks:
		if check not in ready:
			results.add(check.title, SKIPPED, 0)


def in_silence(services: Services, check: Check) -> tuple[float, str]:
	"""Run a check; answer how many seconds it took and, only if it failed, what it printed."""
	started, log = time.monotonic(), fresh_log(services.settings.paths, f"check-{check.title}")
	own = environment(services) | dict(check.environment)
	try:
		proc.run(check.command, log=log, cwd=check.folder, env=own)
	except BenchError:
		return time.monotonic() - started, log.read_text(errors="replace")
	return time.monotonic() - started, ""


def copy_sites(plan: Plan, processes: int) -> bool:
	"""One for each process but the first (conftest.py knows the names); anew, so that none lags behind."""
	for number in range(1, processes):
		plan.site.copy_to(Site(plan.services, f"gw{number}.{plan.site.name}", testing=True))
	return True


def load_demo(plan: Plan) -> bool:
	"""Not before the server tests: those that count rows want a site where nobody has worked."""
	plan.load_demo()
	return True


def serve(services: Services, kind: str) -> bool:
	"""The test site's jobs run when a test asks for them: no scheduler."""
	if kind != services.settings.environment:
		services.change_environment(kind)
	services.start_app(scheduler=False)
	return True


def timed(results: Results, title: str, work: Callable[[], bool]) -> None:
	"""Run, time and note."""
	started = time.monotonic()
	passed = work()
	results.add(title, PASSED if passed else FAILED, time.monotonic() - started)


def command(services: Services, check: Check) -> bool:
	"""Run a check with its output passed through."""
	process = subprocess.Popen(
		[str(part) for part in check.command],
		cwd=check.folder,
		env=environment(services) | dict(check.environment),
		stdin=subprocess.DEVNULL,
		start_new_session=True,
	)
	try:
		code = process.wait()
	except Stopped:
		proc.end([process.pid], 10)
		raise
	empty = code == NO_TESTS_COLLECTED and "pytest" in str(check.command[0])
	return code == 0 or empty


def environment(services: Services) -> dict[str, str]:
	"""What tests may rely on."""
	settings = services.settings
	paths = settings.paths
	base = f"http://{services.site}:{services.ports.web}"
	own = {
		"WEIYE_TEST_URL": base,
		"WEIYE_TEST_HTTP": f"http://127.0.0.1:{services.ports.web}",
		"WEIYE_SITE": services.site,
		"WEIYE_TEST_SITE": services.site,
		"WEIYE_DEMO_PASSWORD": demo_password(paths, settings.demo_password),
		"WEIYE_ARTIFACTS": str(paths.artifacts),
		"WEIYE_BENCH_ROOT": str(paths.root),
	}
	paths.artifacts.mkdir(parents=True, exist_ok=True)
	return proc.environment(paths.root, frappe_environment(settings) | own)
