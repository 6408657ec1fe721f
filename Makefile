# 社区微业：make run 运行，make test 检查。说明见 README.md 与 bench-config/README.md。
SHELL := /bin/sh
# 先用发行版的解释器：它编译时做过优化，比 pyenv 等自行编译的快两成。
PYTHON ?= $(shell for python in /usr/bin/python3.11 python3.11; do \
	$$python -c 'import ensurepip' 2>/dev/null && echo $$python && exit; done; echo python3)
BENCH := exec $(PYTHON) bench-config/bench.py
export WEIYE_ENV WEIYE_SITE WEIYE_PORT WEIYE_DEMO_PASSWORD WEIYE_DB_HOST WEIYE_DB_PORT WEIYE_DB_ROOT_USER \
	WEIYE_DB_ROOT_PASSWORD WEIYE_REDIS_CACHE WEIYE_REDIS_QUEUE WEIYE_TLS_CERT WEIYE_TLS_KEY \
	FRAPPE_GIT FRAPPE_BRANCH FORCE WEIYE_CHECKS

.PHONY: help run test test-security stop clean restart status lock
.DEFAULT_GOAL := help

help:
	@echo 'make run      准备好一切并运行，Ctrl-C 结束'
	@echo 'make test     准备好一切并做全部检查'
	@echo 'make test-security  完整的安全测试（每张表 × 每个账号 × 每扇门；逐一拿掉护栏，每次都必须有测试失败）'
	@echo 'make stop     结束 make run 启动的服务'
	@echo 'make restart  改了 Python 代码后重启网页与后台任务'
	@echo 'make status   正在运行的服务与端口（JSON）'
	@echo 'make clean    删除生成的内容（删数据前会询问；FORCE=1 不询问）'
	@echo 'make bench-名称 性能测试：数字与标准并列，结果写入 .bench/results/'
	@echo 'make lock     按 bench-config/pins/*.in 重新锁定 Python 包'

run test test-security stop clean restart status lock:
	@$(BENCH) $@

bench-%:
	@$(BENCH) $@
