"""Whatever shows or moves data says how it is scoped: methods and jobs beside their code, views in a table.

DocTypes are declared in ``registry.py``. Nothing runs that is not declared: a call of an undeclared method,
a run of an undeclared job and a look at an undeclared report, card, chart, page or web form raise
:class:`UndeclaredError`, and the test beside this file says what to add.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import frappe

from shequ_weiye.permissions.registry import SCOPES, Kind

APP = "shequ_weiye."
REPORT, PAGE, WEB_FORM = "Report", "Page", "Web Form"
NUMBER_CARD, CHART = "Number Card", "Dashboard Chart"
# Built by Frappe alone, through lists: the DocType's own declaration holds.
LISTED = ("Report Builder", "Custom Report")

Function = TypeVar("Function", bound=Callable[..., Any])


class UndeclaredError(frappe.PermissionError):
	"""Nobody said how this is scoped, so nobody may use it."""


# Views that run code of their own. A card or chart over a DocType, and a list report, follow that DocType.
VIEWS: dict[str, dict[str, Kind]] = {
	REPORT: {
		"Residents by Status and Division": Kind.BY_DIVISION,
		"Sensitive Circumstances by Division": Kind.BY_DIVISION,
		"Accesses to Data of a Resident": Kind.BY_DIVISION,
		"Service Progress by Division": Kind.BY_DIVISION,
		"Job Fairs by Division": Kind.BY_DIVISION,
		"Startup Applications by Division": Kind.BY_DIVISION,
		"Training Needs by Division": Kind.BY_DIVISION,
		"Benefits by Division": Kind.BY_DIVISION,
		"Training Need List": Kind.BY_DIVISION,
		"Scheduled Jobs Overview": Kind.SYSTEM,
	},
	# A page of www/ is named by its file; it answers only to who proves that a record is his own.
	PAGE: {
		"progress": Kind.BY_OWNER,
		# Answers about whoever types in facts of his own; nothing is read or kept.
		"policies": Kind.PUBLIC_REFERENCE,
		# Shows what was published, as it was published.
		"publicity": Kind.PUBLIC_REFERENCE,
		"policy-calculator": Kind.BY_DIVISION,
	},
	# Open to everybody: they show published reference data, and take what a person enters.
	WEB_FORM: {
		"job-fair-sign-up": Kind.PUBLIC_REFERENCE,
		"training-wish": Kind.PUBLIC_REFERENCE,
		"startup-application": Kind.PUBLIC_REFERENCE,
	},
}


def scoped(kind: Kind) -> Callable[[Function], Function]:
	"""Declare what a whitelisted method or an enqueued function hangs on; stands below ``frappe.whitelist``."""

	def declare(function: Function) -> Function:
		function.weiye_scope = kind
		return function

	return declare


def kind_of_function(function: object) -> Kind | None:
	"""Give what a method or job declared, if anything."""
	return getattr(function, "weiye_scope", None)


def kind_of_view(doctype: str, view: Mapping[str, Any]) -> Kind | None:
	"""Give how the record ``view`` of ``doctype`` (a report, card, chart, page or web form) is scoped."""
	if doctype == NUMBER_CARD:
		return _kind_of_picture(view.get("type"), view.get("document_type"), view)
	if doctype == CHART:
		return _kind_of_picture(view.get("chart_type"), view.get("document_type"), view)
	if doctype == REPORT and view.get("report_type") in LISTED:
		return _kind_of_doctype(view.get("ref_doctype"))
	return VIEWS[doctype].get(str(view.get("name")))


def require_declared_view(doctype: str, view: Mapping[str, Any]) -> None:
	"""Raise :class:`UndeclaredError` for a view of the app that does not say how it is scoped."""
	if touches_app(view) and kind_of_view(doctype, view) is None:
		refuse_undeclared(f"{doctype} {view.get('name')}")


def require_declared_function(path: str) -> None:
	"""Raise :class:`UndeclaredError` if ``path`` names a function of the app that declares nothing."""
	if path.startswith(APP) and kind_of_function(_function(path)) is None:
		refuse_undeclared(path)


def touches_app(view: Mapping[str, Any]) -> bool:
	"""Answer whether a view is the app's own or is about one of its DocTypes."""
	about = (view.get("ref_doctype"), view.get("document_type"), view.get("doc_type"))
	return any(doctype in SCOPES for doctype in about) or view.get("module") in own_modules()


def own_modules() -> Iterable[str]:
	"""Name the app's modules."""
	return frappe.get_module_list("shequ_weiye")


def _kind_of_picture(source: str | None, doctype: str | None, view: Mapping[str, Any]) -> Kind | None:
	if source == "Report":
		return VIEWS[REPORT].get(str(view.get("report_name")))
	if source == "Custom":
		return kind_of_function(_function(str(view.get("method") or view.get("source"))))
	return _kind_of_doctype(doctype)


def _kind_of_doctype(doctype: str | None) -> Kind | None:
	return SCOPES[doctype].kind if doctype in SCOPES else None


def _function(path: str) -> object | None:
	try:
		return frappe.get_attr(path)
	except (ImportError, AttributeError, frappe.ValidationError):
		return None  # a function that is not there cannot run


def refuse_undeclared(what: str) -> None:
	"""Raise :class:`UndeclaredError` for a function or view that declares nothing."""
	# Told to whoever builds the product, not to officers: they never meet it.
	frappe.throw(f"{what} does not declare how it is scoped: see permissions/declared.py.", UndeclaredError)
