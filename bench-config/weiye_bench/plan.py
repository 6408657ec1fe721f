"""The steps from a fresh clone to a bench that is ready, and which may run beside which."""

from __future__ import annotations

import importlib.util
import json
import shutil
from typing import TYPE_CHECKING

from weiye_bench import fingerprint, layout, node_env, python_env, system
from weiye_bench.errors import BenchError
from weiye_bench.frappe_command import frappe
from weiye_bench.settings import APP
from weiye_bench.site import Site
from weiye_bench.sources import choose
from weiye_bench.steps import Step

if TYPE_CHECKING:
	from pathlib import Path

	from weiye_bench.services.manager import Services


class Plan:
	"""All steps of one bench."""

	def __init__(self, services: Services, testing: bool = False) -> None:
		self.services, self.testing = services, testing
		self.settings = services.settings
		self.paths = services.settings.paths
		self.source = choose(self.settings)
		self.site = Site(services, services.site, testing)
		self.demo_loaded = False
		self.missing = system.missing(self.paths, system.groups(self.settings, testing))

	def steps(self) -> list[Step]:
		"""In an order in which each step's needs come before it."""
		return [*self.package_steps(), *self.code_steps(), *self.data_steps()]

	def package_steps(self) -> list[Step]:
		"""What comes from package registries."""
		paths = self.paths
		# Only where Python's own venv module is missing do the Python steps wait for the system's packages.
		after = () if importlib.util.find_spec("ensurepip") else ("system",)
		bench_lock = paths.pins / "bench.lock"
		steps = [
			Step(
				"system",
				"系统软件包（apt）",
				lambda: system.install(paths, self.missing),
				(),
				self.system_mark,
			),
			Step(
				"uv",
				"安装工具 uv",
				lambda: python_env.make_uv(paths),
				after,
				lambda: python_env.lock_mark(paths.pins / "uv.lock"),
				(paths.uv,),
			),
			Step(
				"source",
				f"Frappe 源码（来自 {self.source.name}）",
				self.assemble,
				("uv",),
				self.source.fingerprint,
				(paths.frappe / "frappe" / "__init__.py", paths.source_record),
			),
			Step(
				"bench-env",
				"frappe-bench 与进程管理器",
				lambda: python_env.make_env(paths, paths.bench_env, [bench_lock], "bench-env"),
				("uv",),
				lambda: python_env.lock_mark(bench_lock),
				(paths.bench_env / "bin" / "supervisord",),
			),
			Step(
				"python",
				"Python 环境（锁定版本与校验和）",
				lambda: python_env.make_env(paths, paths.env, self.locks()[:1], "python"),
				("source",) if self.settings.frappe_git else ("uv",),
				self.python_mark,
				(paths.python,),
			),
			Step(
				"node",
				"Node 包（锁定版本与校验和）",
				lambda: node_env.install(paths),
				("source",),
				self.node_mark,
				(paths.node_bin,),
			),
		]
		return steps + (self.tool_steps() if self.testing else [])

	def tool_steps(self) -> list[Step]:
		"""What only checks need."""
		paths = self.paths
		tools = paths.pins / "tools.lock"
		lint = paths.config_source / "lint"
		steps = [
			Step(
				"tools",
				"检查工具（semgrep、pre-commit）",
				lambda: python_env.make_env(paths, paths.tools, [tools], "tools"),
				("uv",),
				lambda: python_env.lock_mark(tools),
				(paths.tools / "bin" / "semgrep",),
			),
			Step(
				"test-python",
				"测试工具（pytest、playwright、ruff、mypy）",
				lambda: python_env.make_env(paths, paths.env, self.locks(), "test-python"),
				("python",),
				lambda: python_env.lock_mark(*self.locks()),
				(paths.env / "bin" / "pytest",),
			),
		]
		if (lint / "package-lock.json").is_file():
			steps.append(
				Step(
					"lint-tools",
					"检查工具（eslint、prettier）",
					lambda: node_env.install_folder(paths, lint),
					(),
					lambda: fingerprint.of_files([lint / "package.json", lint / "package-lock.json"]),
					(lint / "node_modules",),
				)
			)
		return steps

	def code_steps(self) -> list[Step]:
		"""Apps, folders and built assets."""
		return [
			Step(
				"apps",
				"登记应用（可编辑安装）",
				self.install_apps,
				("source", "python"),
				self.apps_mark,
				(self.paths.python,),
			),
			Step("layout", "配置文件", self.write_layout, ("source",)),
			Step(
				"services",
				"启动 MariaDB 与 Redis",
				self.services.start_data,
				("system", "bench-env", "layout", "node", "python"),
			),
			Step(
				"assets",
				"前端资源",
				self.build_assets,
				("node", "apps", "services"),
				self.assets_mark,
				(self.paths.sites / "assets" / "assets.json",),
			),
		]

	def data_steps(self) -> list[Step]:
		"""The site and what is in it."""
		steps = [
			Step("site", f"站点 {self.site.name}", self.site.ensure, ("apps", "services"), None),
			Step("app", "安装或升级应用", self.site.ensure_app, ("site", "assets")),
		]
		if not self.testing:
			steps.append(Step("demo", "演示数据", self.load_demo, ("app",)))
		return steps

	# -- the work -------------------------------------------------------------------------------------------

	def system_mark(self) -> str:
		"""Runs only when something is missing."""
		return fingerprint.of_text(*system.missing(self.paths, system.groups(self.settings, self.testing)))

	def assemble(self) -> None:
		"""Assemble aside, then put in place; node packages of the old tree are kept for the next step."""
		draft, old = self.paths.made / "frappe.draft", self.paths.made / "frappe.old"
		for folder in (draft, old):
			shutil.rmtree(folder, ignore_errors=True)
		draft.mkdir(parents=True)
		record = self.source.assemble(draft)
		requirements = self.source.requirements(draft)
		if requirements:
			self.lock_git(requirements)
		self.paths.apps.mkdir(exist_ok=True)
		if self.paths.frappe.exists():
			self.paths.frappe.rename(old)
			keep_node_packages(old, draft)
		draft.rename(self.paths.frappe)
		self.paths.source_record.write_text(json.dumps(record, indent=1) + "\n")
		shutil.rmtree(old, ignore_errors=True)

	def lock_git(self, requirements: Path) -> None:
		"""A tree from git names its own packages: lock them on this machine."""
		pins, cache = self.paths.pins, self.paths.cache
		main, tests = cache / "git-python.lock", cache / "git-test.lock"
		python_env.lock(self.paths, [requirements, pins / "app.in"], main)
		python_env.lock(self.paths, [pins / "test.in"], tests, [main])

	def locks(self) -> list[Path]:
		"""The locks of env/: what runs, and what tests it."""
		if self.settings.frappe_git:
			folder, names = self.paths.cache, ["git-python.lock", "git-test.lock"]
		else:
			folder, names = self.paths.pins, ["python.lock", "test.lock"]
		return [folder / name for name in names]

	def python_mark(self) -> str:
		"""What runs; the test tools beside it do no harm."""
		return python_env.lock_mark(self.locks()[0])

	def node_mark(self) -> str:
		return node_env.mark(self.paths)

	def apps_mark(self) -> str:
		"""Project files of the apps, and the environment they are registered in."""
		projects = [self.paths.app(app) / "pyproject.toml" for app in layout.apps(self.settings)]
		return fingerprint.of_text(
			self.python_mark(),
			fingerprint.of_files([*projects, self.paths.source_record]),
			str(self.paths.root),
		)

	def install_apps(self) -> None:
		"""Register, then see that the lock has what the product's app asks for."""
		python_env.install_apps(self.paths, layout.apps(self.settings))
		if self.settings.has_app and (lacking := python_env.missing_requirements(self.paths, APP)):
			raise BenchError(
				f"锁文件里没有应用需要的包：{'、'.join(lacking)}。",
				"请把它们写进 bench-config/pins/app.in，再运行 make lock。",
			)

	def write_layout(self) -> None:
		layout.write(self.services)

	def assets_mark(self) -> str:
		"""Everything that ends up in a bundle."""
		builder = fingerprint.of_tree(self.paths.frappe / "esbuild")
		public = [self.paths.app(app) / app / "public" for app in layout.apps(self.settings)]
		return fingerprint.of_text(builder, node_env.mark(self.paths), fingerprint.of_times(*public))

	def build_assets(self) -> None:
		"""Frappe's own build command; --force keeps it from asking for ready-made assets."""
		log = python_env.fresh_log(self.paths, "assets")
		frappe(self.settings, log, "build", "--production", "--force")

	def load_demo(self) -> None:
		self.demo_loaded = self.site.ensure_demo()


def keep_node_packages(old: Path, new: Path) -> None:
	"""Installing over what is there is quicker than from nothing."""
	if (old / "node_modules").is_dir() and not (new / "node_modules").exists():
		(old / "node_modules").rename(new / "node_modules")
