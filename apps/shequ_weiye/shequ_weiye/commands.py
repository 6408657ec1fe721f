"""Commands that the app adds to ``bench``."""

from __future__ import annotations

import os
from typing import Any

import click
import frappe
from frappe.commands import get_site, pass_context

from shequ_weiye.privacy.rotation import forget_old_keys, rotate
from shequ_weiye.setup.demo import ACCOUNTS, load
from shequ_weiye.setup.two_factor import enrol, switch

PASSWORD = "WEIYE_DEMO_PASSWORD"


@click.command("weiye-demo")
@pass_context
def weiye_demo(context: Any) -> None:
	"""Load the demonstration data; the accounts' password comes from WEIYE_DEMO_PASSWORD."""
	password = os.environ.get(PASSWORD)
	if not password:
		raise click.ClickException(f"{PASSWORD} is not set: set it to the password of the accounts.")
	frappe.init(site=get_site(context))
	frappe.connect()
	try:
		load(password)
		frappe.db.commit()
	finally:
		frappe.destroy()
	for account in ACCOUNTS:
		click.echo(f"{account.email}\t{account.full_name}")


@click.command("weiye-rotate-keys")
@click.option(
	"--forget-old", is_flag=True, help="Take unused keys out of the key file, a day after a rotation."
)
@pass_context
def weiye_rotate_keys(context: Any, forget_old: bool) -> None:
	"""Seal all personal numbers with new keys; call it again to go on after an interruption."""
	frappe.init(site=get_site(context))
	frappe.connect()
	try:
		if forget_old:
			click.echo(f"forgotten key versions: {forget_old_keys()}")
		else:
			click.echo(f"sealed anew: {rotate(lambda done, total: click.echo(f'{done} / {total}'))}")
		frappe.db.commit()
	finally:
		frappe.destroy()


@click.command("weiye-two-factor")
@click.option(
	"--on/--off", "on", default=None, help="Ask administrators for a code when they log in, or not."
)
@click.option("--enrol", "user", help="Give the address for this account's app, to be shown as a QR code.")
@pass_context
def weiye_two_factor(context: Any, on: bool | None, user: str | None) -> None:
	"""Switch the second factor of administrators on or off, or enrol one of them."""
	frappe.init(site=get_site(context))
	frappe.connect()
	try:
		if user:
			click.echo(enrol(user))
		if on is not None:
			switch(on)
			click.echo("on" if on else "off")
		frappe.db.commit()
	finally:
		frappe.destroy()


commands = [weiye_demo, weiye_rotate_keys, weiye_two_factor]
