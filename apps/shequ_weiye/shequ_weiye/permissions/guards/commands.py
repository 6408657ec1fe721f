"""Which of Frappe's several hundred whitelisted functions a person may call: undeclared is refused.

Operators (System Manager) run the platform and may call all. Officers may call what their screens use,
visitors what the public pages use. Our own functions ask for rights themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import frappe
from frappe import _

from shequ_weiye.compat import innermost
from shequ_weiye.permissions.scope import ADMINISTRATOR, is_operator

APP = "shequ_weiye."
# Where Frappe looks for a name without a dot.
HANDLER = "frappe.handler"

FOR_EVERYONE: frozenset[str] = frozenset(
	{
		"frappe.handler.login",
		"frappe.handler.logout",
		"frappe.handler.web_logout",
		"frappe.handler.ping",
		"frappe.handler.download_file",
		"frappe.handler.upload_file",
		"frappe.ping",
		"frappe.auth.get_logged_user",
		"frappe.client.get_time_zone",
		"frappe.core.doctype.user.user.reset_password",
		"frappe.core.doctype.user.user.test_password_strength",
		"frappe.core.doctype.user.user.update_password",
		"frappe.realtime.can_subscribe_doc",
		"frappe.realtime.can_subscribe_doctype",
		"frappe.realtime.get_user_info",
		"frappe.realtime.has_permission",
		"frappe.translate.get_all_languages",
		"frappe.translate.load_all_translations",
		"frappe.translate.get_app_translations",
		"frappe.utils.print_format.download_pdf",
		"frappe.website.doctype.web_form.web_form.accept",
		"frappe.website.doctype.web_form.web_form.get_form_data",
		"frappe.website.doctype.web_form.web_form.get_web_form_filters",
		"frappe.website.doctype.web_page_view.web_page_view.make_view_log",
		"frappe.www.printview.get_html_and_style",
	}
)

# Modules of which every function is open to officers: they ask for rights, or a guard beside this file
# takes their place.
OFFICERS_MODULES: frozenset[str] = frozenset(
	{
		"frappe.client",
		"frappe.core.doctype.access_log.access_log",
		"frappe.core.doctype.session_default_settings.session_default_settings",
		"frappe.desk.calendar",
		"frappe.desk.desk_page",
		"frappe.desk.desktop",
		"frappe.desk.doctype.custom_html_block.custom_html_block",
		"frappe.desk.doctype.dashboard.dashboard",
		"frappe.desk.doctype.dashboard_chart.dashboard_chart",
		"frappe.desk.doctype.dashboard_chart_source.dashboard_chart_source",
		"frappe.desk.doctype.dashboard_settings.dashboard_settings",
		"frappe.desk.doctype.event.event",
		"frappe.desk.doctype.form_tour.form_tour",
		"frappe.desk.doctype.kanban_board.kanban_board",
		"frappe.desk.doctype.list_view_settings.list_view_settings",
		"frappe.desk.doctype.note.note",
		"frappe.desk.doctype.notification_log.notification_log",
		"frappe.desk.doctype.notification_settings.notification_settings",
		"frappe.desk.doctype.number_card.number_card",
		"frappe.desk.doctype.onboarding_step.onboarding_step",
		"frappe.desk.doctype.route_history.route_history",
		"frappe.desk.doctype.todo.todo",
		"frappe.desk.doctype.workspace.workspace",
		"frappe.desk.doctype.workspace_settings.workspace_settings",
		"frappe.desk.form.assign_to",
		"frappe.desk.form.linked_with",
		"frappe.desk.form.load",
		"frappe.desk.form.save",
		"frappe.desk.form.utils",
		"frappe.desk.like",
		"frappe.desk.link_preview",
		"frappe.desk.listview",
		"frappe.desk.notifications",
		"frappe.desk.query_report",
		"frappe.desk.reportview",
		"frappe.desk.search",
		"frappe.desk.treeview",
		"frappe.model.utils.user_settings",
		"frappe.model.workflow",
		"frappe.printing.page.print.print",
		"frappe.utils.change_log",
		"frappe.www.printview",
	}
)

OFFICERS_FUNCTIONS: frozenset[str] = frozenset(
	{
		"frappe.handler.run_doc_method",
		"frappe.handler.runserverobj",
		"frappe.boot.get_bootinfo",
		"frappe.core.api.file.create_new_folder",
		"frappe.core.api.file.get_attached_images",
		"frappe.core.api.file.get_files_by_search_text",
		"frappe.core.api.file.get_files_in_folder",
		"frappe.core.api.file.get_max_file_size",
		"frappe.core.doctype.data_import.data_import.download_template",
		"frappe.core.doctype.data_import.data_import.form_start_import",
		"frappe.core.doctype.data_import.data_import.get_import_logs",
		"frappe.core.doctype.data_import.data_import.get_import_status",
		"frappe.core.doctype.data_import.data_import.get_preview_from_template",
		"frappe.core.doctype.doctype.doctype.get_row_size_utilization",
		"frappe.core.doctype.log_settings.log_settings.has_unseen_error_log",
		"frappe.core.doctype.prepared_report.prepared_report.download_attachment",
		"frappe.core.doctype.submission_queue.submission_queue.get_latest_submissions",
		"frappe.core.doctype.user.user.get_timezones",
		"frappe.core.doctype.user.user.switch_theme",
		"frappe.core.doctype.user.user.user_query",
		"frappe.core.doctype.user.user.verify_password",
		"frappe.geo.country_info.get_country_timezone_info",
		"frappe.integrations.doctype.google_settings.google_settings.get_file_picker_settings",
		"frappe.model.rename_doc.update_document_title",
		"frappe.printing.doctype.network_printer_settings.network_printer_settings.get_network_printer_settings",
		"frappe.printing.doctype.print_settings.print_settings.is_print_server_enabled",
		"frappe.sessions.clear",
		"frappe.sessions.get_boot_assets_json",
		"frappe.utils.global_search.search",
		"frappe.utils.print_format.download_multi_pdf",
		"frappe.utils.print_format.report_to_pdf",
		"frappe.workflow.doctype.workflow.workflow.get_workflow_state_count",
	}
)


def refuse_closed_commands() -> None:
	"""Raise ``frappe.PermissionError`` when the request calls a function that is not open to its user."""
	command = command_of_request()
	if command and not is_open(command, frappe.session.user):
		refuse(command)


def refuse_resources_to_visitors() -> None:
	"""Raise ``frappe.PermissionError`` when somebody who is not at the desk asks for records by REST."""
	parts = [part for part in frappe.request.path.split("/") if part not in ("", "v1", "v2")]
	asks_for_records = len(parts) > 1 and parts[0] == "api" and parts[1] != "method"
	if asks_for_records and not is_at_desk(frappe.session.user):
		frappe.throw(_("Please log in first."), frappe.PermissionError)


def command_of_request() -> str | None:
	"""Give the name of the function that the request calls, in whatever form it says so."""
	if command := frappe.form_dict.get("cmd"):
		return str(command)
	parts = [part for part in frappe.request.path.split("/") if part not in ("", "v1", "v2")]
	if parts[:2] != ["api", "method"] or len(parts) < 3:
		return None
	if len(parts) == 3:
		return parts[2]
	# /api/v2/method/<DocType>/<function of its controller's module>
	module = frappe.get_meta_module(parts[2])
	return f"{module.__name__}.{parts[3]}"


def is_open(command: str, user: str) -> bool:
	"""Answer whether ``user`` may call the function that ``command`` leads to.

	A guarded function is open under its own name alone: by another import path the call would pass the guard.
	"""
	home, guarded = home_of(command), frappe.get_hooks("override_whitelisted_methods", {})
	if home in guarded and command not in guarded:
		return False
	if user == ADMINISTRATOR or is_operator(user) or home in FOR_EVERYONE or home.startswith(APP):
		return True
	module = home.rpartition(".")[0]
	return is_at_desk(user) and (home in OFFICERS_FUNCTIONS or module in OFFICERS_MODULES)


def home_of(command: str) -> str:
	"""Give the name under which the function was written: any module that imports it has it too."""
	if "." not in command:
		return f"{HANDLER}.{command}"
	function = innermost(_function(command))
	return f"{function.__module__}.{function.__qualname__}"


def is_at_desk(user: str) -> bool:
	"""Answer whether ``user`` works here; visitors and users of public pages do not."""
	return user != "Guest" and frappe.get_cached_value("User", user, "user_type") == "System User"


def refuse(command: str) -> None:
	"""Refuse and tell the operator's log which function somebody missed."""
	frappe.logger("weiye.doors").info(f"closed command: {command[:140]}")
	frappe.throw(_("This function is not open to your account."), frappe.PermissionError)


def _function(command: str) -> Callable[..., Any]:
	try:
		return frappe.get_attr(command)
	except (AttributeError, ImportError, frappe.AppNotInstalledError, frappe.ValidationError):
		raise frappe.PermissionError(_("This function is not open to your account.")) from None
