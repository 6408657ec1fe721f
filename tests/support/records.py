"""Records as officers would enter them, made over REST or read straight from the database."""

from __future__ import annotations

import json
import uuid
from datetime import date, timedelta
from random import randrange

import requests

from support.accounts import COMMUNITY_CODE
from support.bench import in_site
from support.rest import RestClient

RESOURCE = "/api/resource/Startup Application"


def new_founder() -> str:
	"""Register an adult of the demo community who has never applied; answer the record's name."""
	born = date(1970, 1, 1) + timedelta(days=randrange(10_000))
	script = (
		"from datetime import date\n"
		"from shequ_weiye.residents.factories import make_id_number, make_resident\n"
		f"number = make_id_number(date.fromisoformat('{born}'), serial={randrange(1000)}, county='370103')\n"
		f"founder = make_resident(full_name='测试创业者', id_number=number, division='{COMMUNITY_CODE}')\n"
		"frappe.db.commit()\n"
		"print(founder.name)"
	)
	return in_site(script).splitlines()[-1]


def complete_values(applicant: str) -> dict[str, object]:
	"""Give the contents of an application that lacks nothing, with a credit code nobody used."""
	script = (
		"import json\n"
		"from shequ_weiye.startups import factories\n"
		f"values = factories.complete_values({applicant!r})\n"
		f"values['uscc'] = factories.make_uscc({uuid.uuid4().int % 10**7})\n"
		"print(json.dumps(values, default=str))"
	)
	values: dict[str, object] = json.loads(in_site(script).splitlines()[-1])
	return values


def new_application(client: RestClient, applicant: str) -> str:
	"""Record a complete application for ``applicant`` over REST; answer its number."""
	answer = client.post(RESOURCE, **complete_values(applicant))
	assert answer.status_code == 200, answer.text[:800]
	return str(answer.json()["data"]["name"])


def act(client: RestClient, name: str, action: str, **values: str) -> requests.Response:
	"""Take one step of the workflow together with what belongs to it, as the form's dialogs do."""
	body = {"doctype": "Startup Application", "name": name, "action": action, "values": values}
	return client.post("/api/method/shequ_weiye.policies.api.act", **body)


def stored(name: str, fieldname: str, doctype: str = "Startup Application") -> str:
	"""Read what the database holds, past every cache."""
	return in_site(f"print(frappe.db.get_value({doctype!r}, {name!r}, {fieldname!r}))")


def stored_rows(doctype: str, filters: dict[str, object], fields: list[str]) -> list[dict[str, object]]:
	"""Read rows as Administrator."""
	script = (
		f"import json; print(json.dumps(frappe.get_all({doctype!r}, {filters!r}, {fields!r}), default=str))"
	)
	rows: list[dict[str, object]] = json.loads(in_site(script).splitlines()[-1])
	return rows


def publicity_passes(name: str) -> None:
	"""Let the days of the public notice go by: its dates move into the past."""
	in_site(
		"from frappe.utils import add_days, today\n"
		f"frappe.db.set_value('Startup Application', {name!r}, "
		"{'publicity_from': add_days(today(), -12), 'publicity_to': add_days(today(), -4)}, "
		"update_modified=False)\n"
		"frappe.db.commit()"
	)
