"""Completeness: whatever shows or moves data says how it is scoped; what does not is refused."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frappe
import pytest
from frappe.desk.query_report import run
from frappe.model.base_document import get_controller

from shequ_weiye import hooks
from shequ_weiye.constants.roles import COUNTY_OFFICER
from shequ_weiye.constants.scheduled_jobs import JOBS
from shequ_weiye.permissions import declared, gate
from shequ_weiye.permissions.declared import (
	APP,
	CHART,
	NUMBER_CARD,
	PAGE,
	REPORT,
	VIEWS,
	WEB_FORM,
	UndeclaredError,
	kind_of_function,
	kind_of_view,
)
from shequ_weiye.permissions.declared_views import accept_web_form
from shequ_weiye.permissions.registry import SCOPES
from shequ_weiye.permissions.wiring import APP as APP_FOLDER
from shequ_weiye.territory.factories import make_officer
from shequ_weiye.territory.services.job_log import scheduled_job

VIEW_FOLDERS = {
	"report": REPORT,
	"number_card": NUMBER_CARD,
	"dashboard_chart": CHART,
	"page": PAGE,
	"web_form": WEB_FORM,
}


def shipped_views() -> list[tuple[str, dict[str, Any]]]:
	"""Give every view whose file lies in the app, with the DocType of its record."""
	found = []
	for folder, doctype in VIEW_FOLDERS.items():
		for file in sorted(APP_FOLDER.glob(f"*/{folder}/*/*.json")):
			found.append((doctype, json.loads(file.read_text(encoding="utf-8"))))
	return found


def own_methods() -> Iterator[tuple[str, object]]:
	"""Give every whitelisted function of the app, after all its modules were loaded."""
	for file in sorted(APP_FOLDER.rglob("*.py")):
		module = ".".join(file.relative_to(APP_FOLDER.parent).with_suffix("").parts)
		if not file.name.startswith("test_") and "patches" not in file.parts:
			importlib.import_module(module.removesuffix(".__init__"))
	for doctype in SCOPES:
		get_controller(doctype)
	for function in frappe.whitelisted:
		if function.__module__.startswith(APP):
			yield f"{function.__module__}.{function.__qualname__}", function


@pytest.mark.parametrize(("doctype", "view"), shipped_views(), ids=lambda part: str(part)[:40])
def test_every_view_of_the_app_says_how_it_is_scoped(doctype: str, view: dict[str, Any]) -> None:
	assert kind_of_view(doctype, view), (
		f"{doctype} {view['name']} is not declared. Add it to VIEWS in permissions/declared.py; a card or chart"
		" over a DocType needs that DocType in SCOPES of permissions/registry.py."
	)


def test_every_page_of_the_website_says_how_it_is_scoped() -> None:
	pages = {file.stem for file in (APP_FOLDER / "www").rglob("*.html")}
	missing = sorted(pages - set(VIEWS[PAGE]))
	assert not missing, f"not declared: {missing}. Add each to VIEWS[PAGE] in permissions/declared.py."


def test_no_view_is_declared_that_the_app_does_not_ship() -> None:
	shipped = {(doctype, view["name"]) for doctype, view in shipped_views()}
	shipped |= {(PAGE, file.stem) for file in (APP_FOLDER / "www").rglob("*.html")}
	assert not {(doctype, name) for doctype, views in VIEWS.items() for name in views} - shipped


def test_every_whitelisted_method_says_how_it_is_scoped() -> None:
	missing = [path for path, function in own_methods() if kind_of_function(function) is None]
	assert not missing, (
		f"not declared: {missing}. Put @scoped(Kind.…) of permissions/declared.py below @frappe.whitelist."
	)


def test_every_scheduled_job_says_how_it_is_scoped() -> None:
	missing = [job.method for job in JOBS if kind_of_function(frappe.get_attr(job.method)) is None]
	assert not missing, f"not declared: {missing}. Write @scheduled_job('<title>', Kind.…): see job_log.py."


def test_every_method_that_replaces_one_of_frappes_is_declared() -> None:
	for path in hooks.override_whitelisted_methods.values():
		assert kind_of_function(frappe.get_attr(path)), path


# --- refused at run time


@pytest.fixture
def request_for(monkeypatch: pytest.MonkeyPatch):
	"""Let the gate see a request for a path with arguments."""

	def see(path: str, **arguments: str) -> None:
		monkeypatch.setattr(frappe.local, "request", frappe._dict(path=path), raising=False)
		monkeypatch.setattr(frappe.local, "form_dict", frappe._dict(arguments))

	return see


UNDECLARED = "shequ_weiye.setup.desk.keep_frappe_workspaces_for_operators"


@pytest.mark.parametrize(
	("path", "arguments"),
	[
		(f"/api/method/{UNDECLARED}", {}),
		(f"/api/v2/method/{UNDECLARED}", {}),
		("/", {"cmd": UNDECLARED}),
		("/api/method/frappe.desk.search.search_link", {"query": UNDECLARED}),
		("/api/method/frappe.desk.treeview.get_all_nodes", {"tree_method": UNDECLARED}),
	],
)
def test_an_undeclared_method_is_refused_whatever_way_it_is_named(request_for, path: str, arguments) -> None:
	request_for(path, **arguments)
	with pytest.raises(UndeclaredError, match="does not declare how it is scoped"):
		gate.before_request()


def test_a_declared_method_and_frappes_own_pass_the_gate(request_for) -> None:
	for path in (
		"shequ_weiye.policies.api.act",
		"frappe.client.get",
		"frappe.model.workflow.get_transitions",
	):
		request_for(f"/api/method/{path}")
		gate.before_request()
	request_for("/app/resident")
	gate.before_request()


@pytest.mark.parametrize(
	("path", "arguments"),
	[
		("/api/method/run_doc_method", {"dt": "Resident", "method": "act"}),
		("/api/method/run_doc_method", {"docs": '{"doctype": "Resident"}', "method": "act"}),
		("/api/resource/Resident/R-1", {"run_method": "act"}),
		("/api/v2/document/Resident/R-1/method/act", {}),
	],
)
def test_an_undeclared_method_of_a_document_is_refused(request_for, path: str, arguments) -> None:
	request_for(path, **arguments)
	with pytest.raises(UndeclaredError):
		gate.before_request()


def test_a_declared_method_of_a_document_passes_the_gate(request_for) -> None:
	request_for("/api/method/run_doc_method", dt="Administrative Division", method="merge_into")
	gate.before_request()


def test_an_undeclared_job_does_not_run() -> None:
	with pytest.raises(UndeclaredError):
		gate.before_job(UNDECLARED, {}, transaction_type="job")
	with pytest.raises(UndeclaredError):
		gate.before_job("frappe.run_scheduled_job", {"job_type": UNDECLARED})
	gate.before_job("frappe.run_scheduled_job", {"job_type": JOBS[0].method})
	gate.before_job("frappe.email.queue.flush", {})


def test_a_scheduled_job_without_a_declaration_refuses_to_run() -> None:
	with pytest.raises(UndeclaredError):
		scheduled_job("Undeclared")(lambda: 0)()


def test_an_undeclared_report_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
	name = "Residents by Status and Division"
	frappe.set_user(make_officer(COUNTY_OFFICER))
	assert run(name)["columns"]
	monkeypatch.delitem(VIEWS[REPORT], name)
	with pytest.raises(UndeclaredError):
		run(name)


def test_an_undeclared_web_form_takes_nothing_in(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.delitem(VIEWS[WEB_FORM], "training-wish")
	with pytest.raises(UndeclaredError):
		accept_web_form("training-wish", "{}")


def test_a_view_over_a_doctype_follows_its_declaration() -> None:
	card = {"type": "Document Type", "document_type": "Resident"}
	assert kind_of_view(NUMBER_CARD, card) is SCOPES["Resident"].kind
	custom = {"type": "Custom", "method": UNDECLARED, "module": "Residents", "name": "Own"}
	with pytest.raises(UndeclaredError):
		declared.require_declared_view(NUMBER_CARD, custom)
	assert not declared.touches_app({"ref_doctype": "ToDo", "module": "Desk"})


def test_the_folder_of_the_app_is_the_one_that_is_looked_through() -> None:
	assert (Path(APP_FOLDER) / "hooks.py").exists()
