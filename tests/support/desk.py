"""Frappe Desk as a person uses it: what can be seen and clicked, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response, TimeoutError, expect

from support.accounts import email

# What the log-in page sends; drawing that page takes a fifth of the time of arriving.
LOG_IN = """async ([usr, pwd]) => {
	const body = new URLSearchParams({ usr, pwd });
	return (await fetch("/api/method/login", { method: "POST", body })).status;
}"""

WAIT = 30_000  # milliseconds; the machines that run this are slow and shared


# What lies over the page goes, and what the browser remembers of the record is read anew.
OPEN_FORM = """async ([slug, name]) => {
	const { doctype } = frappe.router.routes[slug];
	while ($(".modal.show").length) {
		$(".modal.show").modal("hide");  // unheard while it is still opening
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	if (cur_frm?.doctype === doctype && cur_frm.docname === name && $(cur_frm.wrapper).is(":visible"))
		return cur_frm.reload_doc();
	frappe.model.remove_from_locals(doctype, name);
	await frappe.set_route("Form", doctype, name);
}"""


class Viewport(NamedTuple):
	"""Size of a window in CSS pixels."""

	width: int
	height: int


LAPTOP = Viewport(1280, 800)
PHONE = Viewport(390, 844)

# Frappe asks for these before anybody is logged in or while a page is being left.
HARMLESS = ("net::ERR_ABORTED",)

# What a person can use: the dialog on top, or the page once no dialog lies over it. A locator finds it anew each time,
# so that a dialog on its way out is waited for.
DIALOG = ".modal.show:visible"
ON_TOP = f"{DIALOG}, body:not(:has(.modal.show)) .page-container:visible"

# The guided tour of the first log-in would lie over what tests press; its own test takes it.
NO_TOUR = "try { localStorage.setItem('weiye_no_tour', '1') } catch {}"


class Desk:
	"""One person's window."""

	def __init__(self, page: Page, base_url: str, folder: Path, account: str) -> None:
		self.page, self.base_url, self.folder, self.account = page, base_url, folder, account
		self.problems: list[str] = []
		self.shots = 0
		self.expected_statuses: set[int] = set()
		page.set_default_timeout(WAIT)
		page.on("console", self._on_console)
		page.on("pageerror", lambda error: self.problems.append(f"{account}: page error: {error}"))
		page.on("response", self._on_response)

	@classmethod
	def opened(
		cls, browser: Browser, base_url: str, folder: Path, account: str, viewport: Viewport | None = None
	) -> Desk:
		"""Open a window in a fresh profile: nobody shares cookies with anybody."""
		size = viewport or LAPTOP
		context = browser.new_context(
			viewport={"width": size.width, "height": size.height},
			locale="zh-CN",
			timezone_id="Asia/Shanghai",
		)
		context.add_init_script(NO_TOUR)
		return cls(context.new_page(), base_url, folder, account)

	def _on_console(self, message: ConsoleMessage) -> None:
		if message.type != "error" or any(word in message.text for word in HARMLESS):
			return
		if "status of" in message.text and self._is_expected(message.text):
			return
		self.problems.append(f"{self.account}: console: {message.text[:300]}")

	def _is_expected(self, text: str) -> bool:
		return any(f"status of {status}" in text for status in self.expected_statuses)

	def _on_response(self, response: Response) -> None:
		if response.status >= 400 and response.status not in self.expected_statuses:
			self.problems.append(f"{self.account}: {response.status} {response.url.split('?')[0]}")

	def log_in(self, account: str, password: str) -> None:
		"""Type name and password on the log-in page and wait for the landing page."""
		self.page.goto(f"{self.base_url}/login")
		self.page.fill("#login_email", email(account))
		self.page.fill("#login_password", password)
		self.page.click(".form-login .btn-login")
		self.page.wait_for_url(re.compile(r"/app"))
		self.settle()

	def sign_in(self, account: str, password: str) -> None:
		"""Log in with name and password without drawing the log-in page, and wait for the landing page."""
		self.page.goto(f"{self.base_url}/api/method/ping")
		status = self.page.evaluate(LOG_IN, [email(account), password])
		assert status == 200, f"{account} was not let in: {status}"
		self.page.goto(f"{self.base_url}/app")
		self.settle()

	def settle(self) -> None:
		"""Wait until Desk has drawn and no request is under way."""
		self.page.wait_for_selector(".page-container:visible, .layout-main-section:visible")
		self.page.wait_for_function("() => !window.frappe || !frappe.request || !frappe.request.ajax_count")
		self.page.wait_for_timeout(250)

	def go(self, route: str) -> None:
		"""Open a Desk address: ``startup-application/view/list``."""
		self.page.goto(f"{self.base_url}/app/{route}")
		self.settle()

	def open_form(self, doctype_slug: str, name: str) -> None:
		"""Open one record as it is stored now, without loading Desk again."""
		if not self.page.evaluate("() => Boolean(window.frappe?.router?.routes)"):
			self.go(f"{doctype_slug}/{quote(name)}")
		else:
			self.page.evaluate(OPEN_FORM, [doctype_slug, name])
			self.settle()
		self.page.wait_for_selector(".form-layout:visible")

	def control(self, fieldname: str, kinds: str = "input, textarea") -> Locator:
		"""Find what a person types into: in the dialog that lies on top, else in the open form."""
		wanted = f"[data-fieldname='{fieldname}'] :is({kinds}):visible"
		return self.on_top().locator(wanted).first

	def on_top(self) -> Locator:
		"""Find what a person can use now: the dialog on top, else the open page."""
		return self.page.locator(ON_TOP).last

	def fill(self, fieldname: str, value: str) -> None:
		"""Type into a plain field and leave it."""
		control = self.control(fieldname)
		self.type_into(control, value)
		control.blur()
		self.settle()

	def type_into(self, control: Locator, value: str) -> None:
		"""Type, and into a number not quicker than Frappe marks what was in the field."""
		control.focus()
		if control.get_attribute("data-fieldtype") in ("Int", "Float", "Currency"):
			self.page.wait_for_timeout(150)
		control.fill(value)

	def pick_link(self, fieldname: str, typed: str) -> None:
		"""Type into a Link field and take the first suggestion."""
		self.choose(self.control(fieldname, "input"), typed)

	def choose(self, control: Locator, typed: str) -> None:
		"""Type into a control with suggestions and take the first that fits."""
		control.click()
		control.fill("")
		control.press_sequentially(typed, delay=40)
		options = self.page.locator(".awesomplete:visible ul:not([hidden]) li")
		expect(options.filter(has_text=typed).first).to_be_visible(timeout=WAIT)
		options.filter(has_text=typed).first.click()
		self.settle()

	def select(self, fieldname: str, value: str) -> None:
		"""Choose the stored value of a Select field."""
		self.control(fieldname, "select").select_option(value)
		self.settle()

	def tick(self, fieldname: str) -> None:
		"""Tick a box of the open form."""
		self.control(fieldname, "input[type=checkbox]").check()
		self.settle()

	def save(self) -> None:
		"""Press the primary button and wait until the form is clean."""
		self.page.locator(".page-actions:visible .primary-action:visible").first.click()
		self.page.wait_for_function("() => cur_frm && !cur_frm.is_dirty() && !cur_frm.is_new()", timeout=WAIT)
		self.settle()

	def actions(self) -> list[str]:
		"""List the workflow actions that the open form offers this person, as shown."""
		group = self.page.locator(".actions-btn-group:visible")
		if not group.count():
			return []
		group.locator("button").first.click()
		items = group.locator(".dropdown-menu .dropdown-item:visible, .dropdown-menu li:visible a")
		texts = [re.sub(r"\s+", "", text) for text in items.all_inner_texts()]
		self.page.keyboard.press("Escape")
		# Frappe adds an entry that explains the workflow.
		return [text for text in texts if text and text != "帮助"]

	def act(self, action: str, **answers: str) -> None:
		"""Choose a workflow action; ``answers`` fill the dialog it may open, by field name."""
		before = self.form_value("workflow_state")
		self.choose_action(action)
		if answers:
			self.answer_dialog(**answers)
		self.page.wait_for_function(
			"(before) => cur_frm && !cur_frm.is_dirty() && cur_frm.doc.workflow_state !== before",
			arg=before,
			timeout=WAIT,
		)
		self.settle()

	def choose_action(self, action: str) -> None:
		"""Choose a workflow action in its menu."""
		group = self.page.locator(".actions-btn-group:visible")
		self._choose_from(group.locator("button").first, group.get_by_text(action, exact=True))

	def choose_in_menu(self, entry: str) -> None:
		"""Choose an entry of the page's menu behind the three dots."""
		menu = self.page.locator(".menu-btn-group:visible")
		menu.locator("button").first.click()
		menu.locator(".dropdown-menu a:visible", has_text=entry).first.click()

	def answer_dialog(self, **answers: str) -> None:
		"""Fill the open dialog and confirm it."""
		self.wait_for_dialog()  # what is typed while it is still opening is lost
		dialog = self.page.locator(DIALOG).last
		for fieldname, value in answers.items():
			control = dialog.locator(
				f"[data-fieldname='{fieldname}'] :is(input, textarea, select):visible"
			).first
			if control.evaluate("element => element.tagName") == "SELECT":
				control.select_option(value)
				self.settle()  # other fields follow it
			else:
				self.type_into(control, value)
				control.press("Tab")
		dialog.locator(".btn-modal-primary:visible, .modal-footer .btn-primary:visible").first.click()

	def form_value(self, fieldname: str) -> Any:
		"""Read a value of the open form."""
		return self.page.evaluate("(f) => cur_frm && cur_frm.doc[f]", fieldname)

	def expect_in_form(self, text: str) -> None:
		"""Wait until the open form says ``text``."""
		expect(self.page.locator(".page-container .form-layout:visible")).to_contain_text(
			text, use_inner_text=True
		)

	def name(self) -> str:
		"""Give the name of the open record."""
		return str(self.form_value("name"))

	def list_rows(self) -> Locator:
		"""Find the boxes at the beginning of the open list's rows."""
		return self.page.locator(".frappe-list:visible .list-row .list-row-checkbox")

	def list_names(self) -> list[str]:
		"""Give the records on the open list, in order, when it has been drawn; it may be empty."""
		nothing = self.page.locator(".frappe-list:visible > .no-result:visible")
		self.list_rows().or_(nothing).first.wait_for(state="attached")
		names: list[str] = self.list_rows().evaluate_all("boxes => boxes.map((box) => box.dataset.name)")
		return [unquote(name) for name in names]

	def expect_listed(self, name: str) -> None:
		"""Wait until the open list shows a record."""
		expect(self.row_of(name)).to_have_count(1)

	def expect_unlisted(self, name: str) -> None:
		"""Wait until the open list has been drawn without a record."""
		self.list_names()
		expect(self.row_of(name)).to_have_count(0)

	def row_of(self, name: str) -> Locator:
		"""Find the box at the beginning of a record's row."""
		return self.list_rows().and_(self.page.locator(f"[data-name='{quote(name)}']"))

	def wait_for_dialog(self) -> None:
		"""Wait until a dialog lies open over the page."""
		expect(self.page.locator(DIALOG).last).to_be_visible(timeout=WAIT)
		self.settle()

	def message(self) -> str:
		"""Read the open message box."""
		box = self.page.locator(".msgprint-dialog.show .modal-body, .modal.show .msgprint").first
		expect(box).to_be_visible(timeout=WAIT)
		return box.inner_text()

	def put_away(self) -> None:
		"""Close the messages over the page by keyboard; a key that meets one while it is still opening is lost."""
		messages = self.page.locator(".msgprint-dialog.show, .modal.show:has(.msgprint)")
		for _ in range(WAIT // 200):
			if not messages.count():
				break
			self.page.keyboard.press("Escape")
			self.page.wait_for_timeout(200)
		expect(messages).to_have_count(0)

	def press(self, name: str) -> None:
		"""Press a button of the open form, or of the dialog on top, by what stands on it."""
		self.on_top().get_by_role("button", name=name, exact=True).first.click()
		self.settle()

	def press_in(self, group: str, name: str) -> None:
		"""Press an entry of a group of buttons of the open form."""
		button = self.page.locator(f".inner-group-button[data-label='{quote(group)}']:visible button").first
		self._choose_from(button, self.page.locator(".dropdown-menu.show").get_by_text(name, exact=True))
		self.settle()

	def _choose_from(self, button: Locator, entry: Locator) -> None:
		"""Choose an entry of the menu behind a button; a form that is drawn anew closes its menus."""
		for patience in (WAIT / 6, WAIT / 6, WAIT):
			if not entry.is_visible():
				button.click()
			try:
				entry.click(timeout=patience)
			except TimeoutError:
				continue
			return
		raise AssertionError(f"{self.account}: {entry} stayed away")

	def add_connected(self, doctype: str) -> None:
		"""Press the plus sign beside a kind of record among the open form's connections, until its form opens.

		A press that meets the connections while they are drawn anew is lost.
		"""
		plus = self.page.locator(f".document-link[data-doctype='{doctype}']:visible .btn-new")
		opened = self.page.locator(DIALOG).or_(
			self.page.locator("[data-page-route^='Form/']:visible .indicator-pill", has_text="未保存")
		)
		for patience in (WAIT / 3, WAIT):
			plus.click()
			try:
				opened.last.wait_for(timeout=patience)
			except TimeoutError:
				continue
			break
		self.settle()

	def refused(self, act: Callable[[], object], *statuses: int) -> str:
		"""Do what must be refused with one of ``statuses`` (417 by default); read the message and close it."""
		expected = set(statuses or (417,))
		self.expected_statuses |= expected
		before = len(self.problems)
		act()
		message = self.message()
		self.page.wait_for_timeout(300)
		self.shot("拒绝")
		self.put_away()
		self.expected_statuses -= expected
		# Frappe leaves the promise of a refused action without anybody who catches it.
		unhandled = f"{self.account}: page error: undefined"
		self.problems[before:] = [text for text in self.problems[before:] if text != unhandled]
		return message

	def shot(self, title: str) -> Path:
		"""Keep a picture of what the person sees."""
		self.folder.mkdir(parents=True, exist_ok=True)
		self.shots += 1
		path = self.folder / f"{self.shots:02d}-{self.account}-{title}.png"
		self.page.screenshot(path=path)
		return path

	def close(self) -> list[str]:
		"""Close the window, keeping a last picture; give back everything that went wrong in it."""
		self.shot("离开前")
		self.page.context.close()
		return self.problems
