"""Files: private, of a harmless kind, and nobody's own by naming another's address."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import frappe
from frappe import _
from frappe.core.doctype.file.file import File

from shequ_weiye.permissions.guards.commands import command_of_request, home_of, refuse
from shequ_weiye.permissions.scope import ADMINISTRATOR, is_operator

if TYPE_CHECKING:
	from frappe.model.document import Document

PRIVATE = "/private/files/"
LOCAL = (PRIVATE, "/files/")
# What a file of each kind begins with; plain text has no such mark.
MAGIC: dict[str, tuple[bytes, ...]] = {
	"pdf": (b"%PDF-",),
	"png": (b"\x89PNG\r\n\x1a\n",),
	"jpg": (b"\xff\xd8\xff",),
	"jpeg": (b"\xff\xd8\xff",),
	"docx": (b"PK\x03\x04",),
	"xlsx": (b"PK\x03\x04",),
	"doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
	"xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
	"txt": (),
	"csv": (),
}
UPLOADS = frozenset({"frappe.handler.upload_file", "frappe.handler.uploadfile"})
DOWNLOADS = frozenset({"frappe.handler.download_file", "frappe.utils.file_manager.download_file"})


class GuardedFile(File):
	"""Frappe's File, which reads, copies and publishes whatever a client names before anything is asked."""

	def before_insert(self) -> None:
		"""Settle who may read, what may be named and what it may hold before the content is touched."""
		if not self.is_folder and not _is_operator():
			keep_private(self)
			refuse_foreign_address(self)
			refuse_dangerous(self)
		super().before_insert()

	def validate(self) -> None:
		"""Keep a stored file where it is."""
		if not (self.is_new() or self.is_folder or _is_operator()):
			refuse_publishing(self)
		super().validate()


def keep_private(doc: Document) -> None:
	"""Make the file private, whatever the client asked for; operators alone publish."""
	doc.is_private = 1


def refuse_foreign_address(doc: Document) -> None:
	"""Raise ``frappe.PermissionError`` when the row names a file that the user may not read.

	A row of one's own would open it: Frappe gives a file to the owner of any row with its address, be it a
	path, a full address of this site or a mere file name.
	"""
	named = doc.file_url or ("" if doc.get("content") else doc.file_name)
	if named and not may_download(named):
		frappe.throw(_("You may not attach this file. Please upload it."), frappe.PermissionError)


def refuse_dangerous(doc: Document) -> None:
	"""Raise ``frappe.ValidationError`` for content that is not what its name says, or that a browser would run."""
	if doc.get("content") and not is_harmless(doc.file_name or "", doc.get_content()):
		frappe.throw(
			_("Please upload a picture (JPG, PNG), a PDF, or an Office or text document."),
			title=_("This Kind of File Is Not Accepted"),
		)


def refuse_publishing(doc: Document) -> None:
	"""Raise ``frappe.PermissionError`` when a stored file is made public or given another address."""
	if doc.has_value_changed("is_private") or doc.has_value_changed("file_url"):
		frappe.throw(_("Files stay private and where they are."), frappe.PermissionError)


def refuse_foreign_attachments(doc: Document, _event: str | None = None) -> None:
	"""Raise ``frappe.PermissionError`` when an attachment field names a file that the user may not read."""
	for field in doc.meta.get("fields", {"fieldtype": ["in", ["Attach", "Attach Image"]]}):
		address = doc.get(field.fieldname) or ""
		names_a_file = path_of(address).startswith(LOCAL) and doc.has_value_changed(field.fieldname)
		if names_a_file and not _is_operator() and not may_download(address):
			frappe.throw(_("You may not attach this file. Please upload it."), frappe.PermissionError)


def is_harmless(name: str, content: bytes | str) -> bool:
	"""Answer whether ``content`` is of the kind that the name's ending promises, and a kind that is accepted."""
	ending = name.rpartition(".")[2].lower()
	raw = content if isinstance(content, bytes) else content.encode()
	if ending not in MAGIC:
		return False
	return raw.startswith(MAGIC[ending]) if MAGIC[ending] else is_plain_text(raw)


def is_plain_text(raw: bytes) -> bool:
	"""Answer whether the bytes are text without markup that a browser would run."""
	return b"\x00" not in raw and not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def refuse_foreign_downloads() -> None:
	"""Raise ``frappe.PermissionError`` when the request asks for a private file that the user may not read."""
	command = command_of_request()
	address = frappe.request.path if not command else ""
	if command and home_of(command) in DOWNLOADS:
		address = frappe.form_dict.get("file_url") or ""
	if PRIVATE in address and not may_download(address):
		frappe.throw(_("You may not open this file."), frappe.PermissionError)


def refuse_upload_methods() -> None:
	"""Raise ``frappe.PermissionError`` when an upload names a function to call: the call would pass all guards."""
	command = command_of_request()
	method = frappe.form_dict.get("method")
	if command and method and home_of(command) in UPLOADS and not _is_operator():
		refuse(str(method))


def may_download(address: str) -> bool:
	"""Answer whether the user may read one of the rows that hold this address on this site."""
	# Asked row by row below.
	names = frappe.get_all("File", filters={"file_url": path_of(address)}, pluck="name")
	return any(frappe.has_permission("File", "read", name) for name in names)


def path_of(address: str) -> str:
	"""Give the path of an address on this site, as Frappe takes it from a full address."""
	return unquote(urlsplit(address).path)


def _is_operator() -> bool:
	user = frappe.session.user
	return user == ADMINISTRATOR or is_operator(user)
