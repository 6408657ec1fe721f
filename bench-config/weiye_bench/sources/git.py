"""Frappe from a git repository: the official one, a mirror, or a folder on this machine."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from weiye_bench import fingerprint, proc
from weiye_bench.errors import BenchError

if TYPE_CHECKING:
	from weiye_bench.settings import Settings

# Dependencies that the official repository takes from a git address, and what a registry has instead.
PYTHON_SUBSTITUTES = {"gunicorn": "gunicorn==21.2.0"}
NODE_SUBSTITUTES = {"air-datepicker": "2.2.3"}
# Versions that are gone from the registry.
NODE_REPLACED = {("frappe-charts", "2.0.0-rc26"): "2.0.0-rc27"}


class GitSource:
	"""Clones FRAPPE_GIT at FRAPPE_BRANCH and uses the tree's own builder and realtime server."""

	name = "git"

	def __init__(self, settings: Settings) -> None:
		self.settings = settings
		self.paths = settings.paths
		self._commit = ""

	def fingerprint(self) -> str:
		"""The commit that the branch points to now; unreachable: keep what there is."""
		rules = fingerprint.of_files([Path(__file__)])
		return fingerprint.of_text(self.name, self.settings.frappe_git, self.commit(), rules)

	def commit(self) -> str:
		"""Ask the repository once; when it cannot be reached, the commit assembled before."""
		if not self._commit:
			self._commit = self.ask_commit() or self.recorded_commit()
		return self._commit

	def ask_commit(self) -> str:
		"""The branch's (or tag's) commit by ``git ls-remote``."""
		command = ["git", "ls-remote", self.settings.frappe_git, self.settings.frappe_branch]
		try:
			answer = subprocess.run(
				command, capture_output=True, text=True, timeout=60, env=quiet_git(self.paths.root)
			)
		except (OSError, subprocess.TimeoutExpired):
			return ""
		return answer.stdout.split()[0] if answer.returncode == 0 and answer.stdout.split() else ""

	def recorded_commit(self) -> str:
		"""The commit of the tree that lies in ``apps/frappe``, if it came from here."""
		try:
			record = json.loads(self.paths.source_record.read_text())
		except (OSError, ValueError):
			return ""
		same = (record.get("git"), record.get("branch")) == (
			self.settings.frappe_git,
			self.settings.frappe_branch,
		)
		return str(record.get("commit", "")) if same else ""

	def assemble(self, target: Path) -> dict[str, str]:
		"""Clone, check, substitute what a registry does not have."""
		shutil.rmtree(target, ignore_errors=True)
		git, branch = self.settings.frappe_git, self.settings.frappe_branch
		command = ["git", "clone", "--depth", "1", "--single-branch", "--branch", branch, git, target]
		log = self.paths.step_logs / "source.log"
		log.unlink(missing_ok=True)
		hint = "请检查 FRAPPE_GIT 与 FRAPPE_BRANCH；去掉 FRAPPE_GIT 则从软件源取得 Frappe。"
		try:
			proc.run(command, log=log, cwd=self.paths.root, env=quiet_git(self.paths.root))
		except BenchError as problem:
			raise BenchError(
				f"取不到 git 仓库 {git} 的分支 {branch}。\n{proc.tail(log, 6)}", hint
			) from problem
		check_tree(target, git)
		substitute_node(target / "package.json")
		head = ["git", "-C", str(target), "rev-parse", "HEAD"]
		commit = subprocess.run(head, capture_output=True, text=True, check=True).stdout.strip()
		return {"source": self.name, "git": git, "branch": branch, "commit": commit}

	def requirements(self, tree: Path) -> Path | None:
		"""What the tree's own pyproject asks for, to be locked on this machine."""
		project = tomllib.loads((tree / "pyproject.toml").read_text())
		wanted = [substitute_python(text) for text in project["project"].get("dependencies", [])]
		path = self.paths.cache / "frappe-git.in"
		path.parent.mkdir(parents=True, exist_ok=True)
		path.write_text("\n".join(wanted) + "\n")
		return path


def quiet_git(root: Path) -> dict[str, str]:
	"""git never asks for a password here: it fails instead."""
	return proc.environment(root, {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"})


def check_tree(tree: Path, git: str) -> None:
	"""Is it Frappe, and of version 15?"""
	missing = [
		name
		for name in ("pyproject.toml", "package.json", "frappe/__init__.py")
		if not (tree / name).is_file()
	]
	if missing:
		raise BenchError(f"{git} 里没有 {'、'.join(missing)}，不是 Frappe 的仓库。", "请检查 FRAPPE_GIT。")
	found = re.search(r'__version__ = "(\d+)\.', (tree / "frappe" / "__init__.py").read_text())
	if not found or found.group(1) != "15":
		version = found.group(1) if found else "未知"
		raise BenchError(
			f"需要 Frappe 15，而该分支是 {version}。", "请把 FRAPPE_BRANCH 设为 version-15 或 v15 的标签。"
		)


def substitute_python(requirement: str) -> str:
	"""Replace a requirement that names a git address."""
	name = re.split(r"[\s@\[<>=~!;]", requirement, maxsplit=1)[0].lower()
	if "git+" not in requirement and "@ http" not in requirement:
		return requirement
	if name not in PYTHON_SUBSTITUTES:
		raise BenchError(
			f"Frappe 的依赖 {requirement} 不在软件源里。", "请在 sources/git.py 的替换表里补上它。"
		)
	return PYTHON_SUBSTITUTES[name]


def node_version(name: str, version: str) -> str:
	"""The version to ask the registry for."""
	if name in NODE_SUBSTITUTES and not re.match(r"^[\^~]?\d", version):
		return NODE_SUBSTITUTES[name]
	bare = version.lstrip("^~")
	return NODE_REPLACED.get((name, bare), version)


def substitute_node(package: Path) -> None:
	"""Replace node packages that name a repository or are gone; a changed file makes the yarn.lock stale."""
	content: dict[str, Any] = json.loads(package.read_text())
	changed = False
	for group in ("dependencies", "devDependencies"):
		for name, version in content.get(group, {}).items():
			replaced = node_version(name, version)
			changed |= replaced != version
			content[group][name] = replaced
	if changed:
		package.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
		(package.parent / "yarn.lock").unlink(missing_ok=True)
