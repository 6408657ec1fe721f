"""A walk through many screens of Desk in one window, noting what is wrong on each."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from pathlib import Path

from support.desk import PHONE, Desk
from support.screens import Screen

QUICK_PICTURE = {"format": "jpeg", "quality": 60, "optimizeForSpeed": True}

INSPECTION = (Path(__file__).parent / "inspect_page.js").read_text(encoding="utf-8")

# Desk keeps every list that was left; dozens of them make each further screen slower, and nobody goes back to them.
# The whole form, also where a short one is offered first; everything else is a plain route.
OPEN = """async route => {
	$(".page-container[data-page-route^='List/']:hidden").remove();
	const is_new = route[0] === 'Form' && route[2] === 'new';
	if (is_new) {
		await new Promise(resolve => frappe.model.with_doctype(route[1], resolve));
		route[2] = frappe.model.get_new_doc(route[1]).name;
	}
	await frappe.set_route(route);
	await weiye_inspect.quiet();
}"""


class Walk:
	"""Goes from screen to screen as the router does, without loading Desk again each time."""

	def __init__(self, person: Desk) -> None:
		self.person = person
		self.complaints: list[str] = []
		self.pictures = 0
		self.camera = person.page.context.new_cdp_session(person.page)
		self.on_phone = person.page.viewport_size == PHONE._asdict()
		person.page.evaluate(INSPECTION)

	def see_landing_page(self) -> None:
		"""Look at where this person arrives after logging in."""
		self.person.page.evaluate("() => weiye_inspect.quiet()")
		route = self.person.page.evaluate("() => frappe.get_route()")
		if route[0] != "Workspaces" or not route[1].endswith(("Desk", "Overview")):
			self.complaints.append(f"landing page: {route}")
		self.inspect("landing page")
		self.keep_picture("landing page")

	def see_all(self, screens: Iterable[Screen]) -> None:
		"""Open each screen and look at it."""
		for screen in list(screens):
			self.see(screen)

	def see(self, screen: Screen) -> None:
		"""Open one screen; a box that opens over it is a complaint."""
		problems = len(self.person.problems)
		self.person.page.evaluate(OPEN, list(screen.route))
		self.inspect(screen.title)
		self.complaints += [f"{screen.title}: {problem}" for problem in self.person.problems[problems:]]
		self.note_boxes(screen.title)
		self.keep_picture(screen.title)
		self.close_dialog()

	def inspect(self, title: str) -> None:
		"""Note English words and, on a phone, what sticks out."""
		page = self.person.page
		self.note(title, "English", page.evaluate("() => weiye_inspect.english()"))
		if self.on_phone:
			self.note(title, "too wide", page.evaluate("() => weiye_inspect.overflowing()"))

	def note(self, title: str, what: str, found: list[str]) -> None:
		"""Write down what was found on a screen."""
		self.complaints += [f"{title}: {what}: {text[:120]}" for text in found]

	def note_boxes(self, title: str) -> None:
		"""Write down message boxes that nobody asked for."""
		boxes = self.person.page.evaluate("() => $('.modal.show .msgprint').get().map(box => box.innerText)")
		self.note(title, "box", boxes)

	def keep_picture(self, title: str) -> None:
		"""Keep what the person sees, in the quickest way: of some 800 screens this takes a fifth of the time otherwise."""
		self.pictures += 1
		answer = self.camera.send("Page.captureScreenshot", QUICK_PICTURE)
		path = self.person.folder / f"{self.pictures:03d}-{title.replace('/', '-').replace(' ', '-')}.jpg"
		path.parent.mkdir(parents=True, exist_ok=True)
		path.write_bytes(base64.b64decode(answer["data"]))

	def close_dialog(self) -> None:
		"""Leave nothing over the next screen."""
		if self.person.page.evaluate("() => Boolean(window.cur_dialog)"):
			self.person.page.evaluate("() => { cur_dialog.hide(); }")

	def close(self) -> None:
		"""The complaints name the screen already; the window need not repeat them."""
		self.person.problems.clear()
