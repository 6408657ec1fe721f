"""What ``make test`` checks, in order. A check whose folder does not exist yet is skipped with a note."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from weiye_bench.settings import APP, DEVELOPMENT, PRODUCTION

if TYPE_CHECKING:
	from collections.abc import Mapping
	from pathlib import Path

	from weiye_bench.paths import Paths


# How tests are dealt out. The tests of one file stay together where they share what their module has set up;
# one story takes as long as a hundred short tests: there, whoever is done takes over what another has left.
BY_FILE, AS_THEY_COME = "loadfile", "worksteal"


@dataclass(frozen=True)
class Check:
	"""One command; ``needs`` are paths without which it has nothing to check."""

	title: str
	command: tuple[str | Path, ...]
	folder: Path
	needs: tuple[Path, ...] = ()
	environment: Mapping[str, str] = field(default_factory=dict)
	serving: str = ""
	"""How the test site must be served: not at all, "development", or "production" (through nginx)."""
	processes: int = 1
	"""To how many its tests are dealt out; the first has the check's site, each other a copy of its own."""
	copy: str = ""
	"""The copy of the test site that it works on; without a name, the test site itself."""
	beside: tuple[Check, ...] = ()
	"""Checks that touch no site of the others, done at the same time, one after another."""

	@property
	def copies(self) -> list[str]:
		"""Names of the copies it needs (conftest.py knows how those of further processes are called)."""
		tail = [self.copy] if self.copy else []
		return tail + [".".join([f"gw{number}", *tail]) for number in range(1, self.processes)]


def python_sources(paths: Paths) -> list[str]:
	"""Folders with our Python code."""
	names = (f"apps/{APP}", "bench-config", "benchmarks", "tests", "conftest.py")
	return [name for name in names if (paths.root / name).exists()]


def style_checks(paths: Paths) -> list[Check]:
	"""Linters, formatters, types."""
	root, ruff, mypy = paths.root, paths.env / "bin" / "ruff", paths.env / "bin" / "mypy"
	lint, semgrep = paths.config_source / "lint", paths.tools / "bin" / "semgrep"
	eslint, prettier = (lint / "node_modules" / ".bin" / name for name in ("eslint", "prettier"))
	scripts = [f"{folder}/**/*.{{js,mjs,cjs}}" for folder in (f"apps/{APP}/{APP}", "bench-config")]
	rules = [part for path in sorted((root / ".semgrep").glob("*.yml")) for part in ("--config", path)]
	semgrep_command = (
		semgrep,
		"scan",
		"--error",
		"--quiet",
		"--metrics=off",
		"--disable-version-check",
		"--jobs=2",
	)
	return [
		Check("ruff 检查", (ruff, "check", "--output-format=concise", *python_sources(paths)), root, (ruff,)),
		Check(
			"ruff 格式",
			(ruff, "format", "--check", "--output-format=concise", *python_sources(paths)),
			root,
			(ruff,),
		),
		Check(
			"mypy 类型",
			(mypy, "--config-file", root / "pyproject.toml"),
			root,
			(mypy, root / "pyproject.toml"),
		),
		Check(
			"eslint",
			(eslint, "-c", lint / "eslint.config.mjs", "--no-warn-ignored", *scripts),
			root,
			(eslint,),
		),
		Check(
			"prettier",
			(
				prettier,
				"--config",
				lint / "prettier.json",
				"--ignore-path",
				lint / "prettierignore",
				"--check",
				*scripts,
			),
			root,
			(prettier,),
		),
		Check(
			"semgrep 规则",
			(*semgrep_command, *rules, f"apps/{APP}"),
			root,
			(semgrep, root / ".semgrep", paths.app(APP)),
			{"SEMGREP_SEND_METRICS": "off", "SEMGREP_ENABLE_VERSION_CHECK": "0"},
		),
	]


def node_tests(paths: Paths) -> Check:
	"""Tests of the asset builder and the realtime server, run where their packages are."""
	files = [
		path
		for name in ("esbuild", "realtime")
		for path in sorted((paths.frappe / name / "test").glob("*.test.*js"))
	]
	return Check(
		"Node 测试（前端构建、实时服务）",
		("node", "--test", *files),
		paths.frappe,
		tuple(files[:1]) or (paths.frappe / "esbuild" / "test",),
	)


def first_test(folder: Path) -> Path:
	"""A file that is there only if the folder has tests."""
	return next(folder.rglob("test_*.py"), folder / "test_*.py")


def pytest_check(paths: Paths, title: str, folder: Path, *options: str, serving: str = "") -> Check:
	"""One run of pytest; its summary line is left as it is."""
	pytest = paths.env / "bin" / "pytest"
	name = folder.name.replace("_", "-")
	report = f"--junitxml={paths.artifacts / f'junit-{name}.xml'}"
	return Check(
		title,
		(pytest, folder, "--durations=10", report, *options),
		paths.root,
		(pytest, first_test(folder)),
		{},
		serving,
	)


def dealt_out(check: Check, processes: int, how: str) -> Check:
	"""The same tests in several processes at once."""
	options = (f"--numprocesses={processes}", f"--dist={how}")
	return replace(check, command=(*check.command, *options), processes=processes)


def security_checks(paths: Paths) -> list[Check]:
	"""Every cell of the matrix and every attack; ``make test`` does a share of them."""
	return [
		pytest_check(
			paths, "安全测试（完整）", paths.root / "tests" / "security", "-m", "", serving=DEVELOPMENT
		),
		mutations(paths, "逐一拿掉护栏（全部）"),
	]


def all_checks(paths: Paths) -> list[Check]:
	"""Those that need a served site last."""
	crossing = paths.root / "tests"
	apart = [crossing / name for name in ("production", "install", "backup", "faults")]
	production, install, backup, faults = apart
	others = [f"--ignore={folder}" for folder in apart]
	server = pytest_check(paths, "服务端测试", paths.app(APP))
	return [
		# On copies, so that the demo data come onto the test site meanwhile.
		replace(
			dealt_out(server, 2, BY_FILE),
			copy="units",
			beside=(*style_checks(paths), node_tests(paths), tool_tests(paths), installing(paths, install)),
		),
		# A person at a browser waits most of the time: two processors carry three of them.
		dealt_out(
			pytest_check(paths, "跨界测试（浏览器、接口、安全）", crossing, *others, serving=DEVELOPMENT),
			3,
			AS_THEY_COME,
		),
		# It compares the whole database: attacks meanwhile go to a copy.
		replace(
			pytest_check(paths, "跨界测试（备份）", backup, serving=DEVELOPMENT),
			beside=(replace(mutations(paths, "逐一拿掉护栏（抽样）", "--sample", "16"), copy="gw1"),),
		),
		# Alone: they end its servers.
		pytest_check(paths, "跨界测试（故障）", faults, serving=DEVELOPMENT),
		pytest_check(paths, "生产方式测试（经 nginx）", production, serving=PRODUCTION),
	]


def tool_tests(paths: Paths) -> Check:
	"""The tool's own tests wait most of the time, for processes that they kill and servers that they start."""
	folder = paths.config_source / "tests"
	options = ("-c", str(folder / "pytest.ini"), "--rootdir", str(folder))
	return pytest_check(paths, "工具自身的测试", folder, *options)


def installing(paths: Paths, folder: Path) -> Check:
	"""One process that makes, changes and drops a site of its own; it must not hang on the test site."""
	check = pytest_check(paths, "安装测试（另一个站点）", folder)
	return replace(check, environment={"WEIYE_TEST_SITE": "", "WEIYE_SITE": ""})


def mutations(paths: Paths, title: str, *options: str) -> Check:
	"""Guards taken away one by one; each time an attack has to get through."""
	program = paths.root / "tests" / "security" / "mutations.py"
	python = paths.env / "bin" / "python"
	return Check(title, (python, program, *options), paths.root, (python, program), {}, DEVELOPMENT)
