"""Frappe's own views, which show nothing of the app that is not declared."""

from __future__ import annotations

import frappe
from frappe.core.doctype.page.page import Page
from frappe.core.doctype.report.report import Report
from frappe.website.doctype.web_form import web_form as frappe_web_form
from frappe.website.doctype.web_form.web_form import WebForm

from shequ_weiye.permissions.declared import PAGE, REPORT, WEB_FORM, require_declared_view, scoped
from shequ_weiye.permissions.registry import Kind


class DeclaredReport(Report):
	"""A report; asked by everything that runs, prints or exports one."""

	def is_permitted(self) -> bool | None:
		"""Refuse what is not declared, then ask as Frappe does."""
		require_declared_view(REPORT, self.as_dict())
		return super().is_permitted()


class DeclaredPage(Page):
	"""A page of the desk."""

	def is_permitted(self) -> bool | None:
		"""Refuse what is not declared, then ask as Frappe does."""
		require_declared_view(PAGE, self.as_dict())
		return super().is_permitted()


class DeclaredWebForm(WebForm):
	"""A form of the website."""

	def get_context(self, context: frappe._dict) -> object:
		"""Refuse what is not declared, then show the form."""
		require_declared_view(WEB_FORM, self.as_dict())
		return super().get_context(context)


# Frappe's form is open to guests where its record says so, which is checked by Frappe.
@frappe.whitelist(allow_guest=True, methods=["POST"])
@scoped(Kind.PUBLIC_REFERENCE)
def accept_web_form(web_form: str, data: str, **ignored: object) -> object:
	"""Take what a declared web form sends in."""
	require_declared_view(WEB_FORM, frappe.get_doc("Web Form", web_form).as_dict())
	return frappe_web_form.accept(web_form=web_form, data=data)
