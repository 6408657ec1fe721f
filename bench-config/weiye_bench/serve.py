"""``make run``: set up what is missing, serve, wait for Ctrl-C, end everything."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from weiye_bench import doctor, lifecycle, ports
from weiye_bench.console import Console, box
from weiye_bench.errors import BenchError
from weiye_bench.plan import Plan
from weiye_bench.secrets_store import demo_password
from weiye_bench.services.manager import Services
from weiye_bench.steps import Runner, Stamps

if TYPE_CHECKING:
	from collections.abc import Iterator

	from weiye_bench.settings import Settings

ACCOUNTS = (
	("community", "社区专员（历下区某社区）"),
	("street", "街道经办"),
	("county", "县区经办（历下区）"),
	("finance", "县区拨付"),
	("city", "市级督导（济南市）"),
	("province", "省级督导（山东省）"),
	("admin", "配置管理员"),
	("other", "外市的县区经办（用来验证看不到别处的数据）"),
)


@contextmanager
def running(
	settings: Settings, site: str, console: Console, testing: bool = False, purpose: str = ""
) -> Iterator[tuple[Services, Plan]]:
	"""A bench that is set up, with database and Redis running; everything ends with the block.

	``purpose`` is the make target that others are told of while this one holds the bench.
	"""
	lifecycle.stop_on_signals()
	with lifecycle.exclusive(settings.paths, purpose or ("test" if testing else "run")):
		lifecycle.sweep(settings.paths, console)
		doctor.check_all(settings)
		chosen = ports.choose(settings.port, ports.load(settings.paths.ports))
		ports.save(settings.paths.ports, chosen)
		services = Services(settings, chosen, site, console)
		try:
			plan = Plan(services, testing)
			runner = Runner(Stamps(settings.paths.stamps), console)
			runner.run_all(plan.steps())
			report(runner, console)
			yield services, plan
		finally:
			if services.supervisor.running():
				console.say("▶ 结束所有服务（数据库最后）…")
				services.stop()
				console.say("✔ 全部已结束")


def report(runner: Runner, console: Console) -> None:
	"""One line for what needed nothing."""
	skipped = [outcome.step.title.split("（")[0] for outcome in runner.outcomes if outcome.skipped]
	if skipped:
		console.say(f"· 已是最新：{'、'.join(skipped)}")


def run(settings: Settings) -> int:
	"""Serve until asked to stop."""
	console = Console()
	with running(settings, settings.site, console) as (services, plan):
		console.say("▶ 启动网页、实时、后台任务与定时任务 …")
		services.start_app()
		console.plain(box(welcome(settings, plan, console.elapsed)))
		wait_until_stopped(services)
	return 0


def welcome(settings: Settings, plan: Plan, seconds: float) -> list[str]:
	"""Address, accounts, how to end."""
	lines = [f"社区微业已就绪（{seconds:.0f} 秒）", "", f"地址    {settings.url}"]
	if plan.demo_loaded:
		lines += [f"密码    {demo_password(settings.paths, settings.demo_password)}（以下账号相同）", "账号"]
		lines += [f"  {name + '@weiye.localhost':<27}{title}" for name, title in ACCOUNTS]
	else:
		lines += ["演示数据 应用里还没有（shequ_weiye/setup/demo.py），只有 Administrator 可以登录"]
	lines += [
		f"系统管理 Administrator，密码在 {settings.paths.made.name}/admin-password",
		f"命令    {settings.paths.made.name}/bin/bench --site {settings.site} list-apps（也可 migrate、backup、console …）",
		"日志    logs/",
		"",
		"按 Ctrl-C 结束",
	]
	return lines


def wait_until_stopped(services: Services) -> None:
	"""Wait in the foreground; the process manager brings dead programs back by itself."""
	while services.supervisor.running():
		time.sleep(0.5)
	raise BenchError("进程管理器意外结束了。", "请看 logs/supervisord.log，然后再次运行 make run。")
