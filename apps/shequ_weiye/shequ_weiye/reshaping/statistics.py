"""Keeps reports, charts and number cards to what the viewer may see anyway, without code of their own.

Built reports, charts and cards ask for records as the person who looks at them, so they stay within the
area. Scripts, queries and Frappe's heatmap do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.constants.reshaping import CARD_KINDS, CHART_KINDS
from shequ_weiye.permissions.registry import SCOPES
from shequ_weiye.reshaping.messages import refuse
from shequ_weiye.reshaping.shapeable import by_operator

if TYPE_CHECKING:
	from frappe.model.document import Document

CODE_OF_REPORT = ("query", "report_script", "javascript")


def check_report(report: Document, method: str | None = None) -> None:
	"""Refuse every report but one that is built from columns (``doc_events``)."""
	if not by_operator():
		refuse(_faults_of_report(report), _("Check the Report"))


def check_chart(chart: Document, method: str | None = None) -> None:
	"""Refuse a chart that runs code or counts past the area (``doc_events``)."""
	if not by_operator():
		refuse(_faults_of_chart(chart), _("Check the Chart"))


def check_card(card: Document, method: str | None = None) -> None:
	"""Refuse a number card that runs code (``doc_events``)."""
	if not by_operator():
		refuse(_faults_of_card(card), _("Check the Number Card"))


def _faults_of_report(report: Document) -> Iterator[str]:
	if report.report_type != "Report Builder" or any(report.get(field) for field in CODE_OF_REPORT):
		yield _("Only reports of the type {0} can be made here: choose it, without script or query.").format(
			_("Report Builder")
		)
	yield from _foreign(report.ref_doctype)


def _faults_of_chart(chart: Document) -> Iterator[str]:
	if chart.chart_type not in CHART_KINDS or chart.source:
		yield _("A chart of the type {0} runs code. Choose Count, Sum, Average or Group By.").format(
			_(chart.chart_type)
		)
	if chart.type == "Heatmap":
		yield _("A heatmap would count the whole province. Choose another type of chart.")
	yield from _computed(chart)
	if chart.chart_type != "Report":
		yield from _foreign(chart.document_type)


def _faults_of_card(card: Document) -> Iterator[str]:
	if card.type not in CARD_KINDS:
		yield _("A number card of the type {0} runs code. Choose {1}.").format(
			_(card.type), _("Document Type")
		)
	yield from _computed(card)
	if card.type == "Document Type":
		yield from _foreign(card.document_type)


def _computed(record: Document) -> Iterator[str]:
	if frappe.parse_json(record.dynamic_filters_json or "[]"):
		yield _("Dynamic filters run code in the browser. Use fixed filters, such as a time span.")


def _foreign(doctype: str | None) -> Iterator[str]:
	if doctype not in SCOPES:
		yield _("{0} is not a record of this work. Choose one such as {1}.").format(
			_(doctype or ""), _("Startup Application")
		)
