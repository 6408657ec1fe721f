"""Entry point: ``python3 bench-config/bench.py <command>``. See README.md beside this file."""

import sys

if sys.version_info[:2] != (3, 11):
	found = ".".join(str(part) for part in sys.version_info[:2])
	sys.exit(
		f"✘ 需要 Python 3.11，而现在运行的是 Python {found}（{sys.executable}）。\n"
		"  请安装 Python 3.11（Debian 12 自带：apt-get install python3），"
		"再用 make PYTHON=/路径/python3.11 run 指明它。"
	)

from weiye_bench.cli import main

if __name__ == "__main__":
	sys.exit(main(sys.argv[1:]))
