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
	"""Each check, timed; what a later one needs is made before it, if it was not made beside an earlier one."""
	ground, todo = Ground(services, plan), chosen(checks, os.environ.get("WEIYE_CHECKS", ""))
	for place, check in enumerate(todo):
		if not is_ready(check):
			console.say(f"· {check.title}：还没有可检查的内容，跳过")
			results.add(check.title, SKIPPED, 0)
			continue
		for title, work in ground.missing(check):
			timed(results, title, work)
		tasks = [*ground.early(check, todo[place + 1 :]), *asides(check, services)]
		with beside(tasks, console, results):
			console.say(f"▶ {check.title}")
			timed(results, check.title, partial(command, services, check))


def is_ready(check: Check) -> bool:
	"""Whether everything is there that the check looks at."""
	return all(path.exists() for path in check.needs)


@dataclass
class Ground:
	"""What checks stand on: demo data, copies of the test site, servers. Each is made once."""

	services: Services
	plan: Plan
	served: str = ""
	copied: set[str] = field(default_factory=set)

	def missing(self, check: Check) -> Iterator[tuple[str, Callable[[], bool]]]:
		"""What has to be done before a check, with its title."""
		if check.serving and not self.plan.demo_loaded:
			yield "演示数据", self.load_demo
		if check.serving and check.serving != self.served:
			yield SERVING[check.serving], partial(self.serve, check.serving)
		if self.copied.issuperset(check.copies):
			return
		yield "副本站点", partial(self.copy_site, check)

	def early(self, check: Check, later: list[Check]) -> Iterator[Aside]:
		"""What may be made for the next check on the test site while this one works on copies."""
		served = next((other for other in later if other.serving and is_ready(other)), None)
		if check.copy and not check.serving and served:
			yield Aside("演示数据及其副本", partial(unharmed, partial(self.lay, served)))

	def lay(self, check: Check) -> None:
		"""Load the demo data, and copy the site with them as often as the check wants it."""
		self.load_demo()
		self.copy_site(check)

	def load_demo(self) -> bool:
		"""Not on the site of the server tests: those that count rows want one where nobody has worked."""
		self.plan.load_demo()
		return True

	def copy_site(self, check: Check) -> bool:
		"""Make the copies that are not there yet; anew, so that none lags behind."""
		names = [name for name in check.copies if name not in self.copied]
		site = self.plan.site
		site.copy_to(*(Site(self.services, f"{name}.{site.name}", testing=True) for name in names))
		self.copied.update(names)
		return True

	def serve(self, kind: str) -> bool:
		"""The test site's jobs run when a test asks for them: no scheduler."""
		if kind != self.services.settings.environment:
			self.services.change_environment(kind)
		self.services.start_app(scheduler=False)
		self.served = kind
		return True


def chosen(checks: Iterable[Check], words: str) -> list[Check]:
	"""Those whose title has one of the words; all without words. What stood beside one left out goes alone."""
	wanted = [word for word in words.split(",") if word]
	if not wanted:
		return list(checks)
	single = [one for check in checks for one in (*check.beside, replace(check, beside=()))]
	return [check for check in single if any(word in check.title for word in wanted)]


@dataclass(frozen=True)
class Aside:
	"""Work done beside a check; it gives what it printed if it failed, and nothing if it went well."""

	title: str
	work: Callable[[], str]
	ready: bool = True


def asides(check: Check, services: Services) -> list[Aside]:
	"""The checks that stand beside one."""
	return [Aside(one.title, partial(in_silence, services, one), is_ready(one)) for one in check.beside]


@contextmanager
def beside(tasks: list[Aside], console: Console, results: Results) -> Iterator[None]:
	"""Run ``tasks`` one after another while the body goes on; what a failed one printed is shown at the end."""
	results.meanwhile.update(task.title for task in tasks)
	ready = [task for task in tasks if task.ready]
	with ThreadPoolExecutor(max_workers=1) as lane:
		running = [lane.submit(clocked, task.work) for task in ready]
		try:
			yield
		except BaseException:
			lane.shutdown(wait=False, cancel_futures=True)
			proc.terminate_all()
			raise
	for task, outcome in zip(ready, running, strict=True):
		seconds, printed = outcome.result()
		if printed:
			console.plain(f"✘ {task.title}\n{printed}")
		results.add(task.title, FAILED if printed else PASSED, seconds)
	for task in tasks:
		if not task.ready:
			results.add(task.title, SKIPPED, 0)


def clocked(work: Callable[[], str]) -> tuple[float, str]:
	"""Do it; give how many seconds it took, with what it gave."""
	started = time.monotonic()
	printed = work()
	return time.monotonic() - started, printed


def in_silence(services: Services, check: Check) -> str:
	"""Run a check; give, only if it failed, what it printed."""
	log = fresh_log(services.settings.paths, f"check-{check.title}")
	try:
		proc.run(
			check.command,
			log=log,
			cwd=check.folder,
			env=environment(services, check.copy) | dict(check.environment),
		)
	except BenchError:
		return log.read_text(errors="replace")
	return ""


def unharmed(work: Callable[[], None]) -> str:
	"""Do it; give what went wrong."""
	try:
		work()
	except BenchError as problem:
		return str(problem)
	return ""


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
		env=environment(services, check.copy) | dict(check.environment),
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


def environment(services: Services, copy: str = "") -> dict[str, str]:
	"""What tests may rely on: those of the test site, or of a copy of it."""
	settings = services.settings
	paths = settings.paths
	site = ".".join(part for part in (copy, services.site) if part)
	own = {
		"WEIYE_TEST_URL": f"http://{site}:{services.ports.web}",
		"WEIYE_TEST_HTTP": f"http://127.0.0.1:{services.ports.web}",
		"WEIYE_SITE": site,
		"WEIYE_TEST_SITE": site,
		"WEIYE_DEMO_PASSWORD": demo_password(paths, settings.demo_password),
		"WEIYE_ARTIFACTS": str(paths.artifacts),
		"WEIYE_BENCH_ROOT": str(paths.root),
	}
	paths.artifacts.mkdir(parents=True, exist_ok=True)
	return proc.environment(paths.root, frappe_environment(settings) | own)
