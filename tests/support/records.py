"""Records as officers would enter them, made over REST or read straight from the database."""

from __future__ import annotations

import json
import uuid
from datetime import date, timedelta
from random import randrange

import requests
from shequ_weiye.residents.services.id_number import check_digit

from support.accounts import COMMUNITY_CODE, DEMO_PASSWORD, email
from support.bench import in_site
from support.days import today
from support.rest import RestClient

RESOURCE = "/api/resource/Startup Application"


def new_id_number() -> str:
	"""Give the identity number of an adult whom nobody has registered."""
	born = date(1970, 1, 1) + timedelta(days=randrange(10_000))
	body = f"370103{born:%Y%m%d}{randrange(1000):03d}"
	return body + check_digit(body)


def new_founder() -> str:
	"""Register an adult of the demo community who has never applied; answer the record's name."""
	return new_resident("测试创业者")


def new_job_seeker(full_name: str) -> str:
	"""Register an adult who agreed to be put forward to employers; answer the record's name."""
	resident = new_resident(full_name)
	in_site(
		"from shequ_weiye.residents.factories import make_consent\n"
		f"make_consent(resident={resident!r}, purpose='Handing On to Employers')\n"
		"frappe.db.commit()"
	)
	return resident


def new_resident(full_name: str, registered_days_ago: int = 0) -> str:
	"""Register an adult with the demo community; answer the record's name."""
	registered_on = today() - timedelta(days=registered_days_ago)
	script = (
		"from shequ_weiye.residents.factories import make_resident\n"
		f"person = make_resident(full_name={full_name!r}, id_number='{new_id_number()}', "
		f"division='{COMMUNITY_CODE}', registered_on='{registered_on}')\n"
		"frappe.db.commit()\n"
		"print(person.name)"
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


def act(
	client: RestClient, name: str, action: str, doctype: str = "Startup Application", **values: str
) -> requests.Response:
	"""Take one step of the workflow together with what belongs to it, as the form's dialogs do."""
	body = {"doctype": doctype, "name": name, "action": action, "values": values}
	return client.post("/api/method/shequ_weiye.policies.api.act", **body)


def new_colleague(community: str) -> str:
	"""Appoint an officer of another community; answer the account."""
	return new_officer(f"colleague.{community}", "Community Officer", community)


def new_officer(account: str, role: str, division: str, full_name: str = "测试同事") -> str:
	"""Appoint an officer with the password of the demo accounts, once; answer the account."""
	script = (
		"from frappe.utils.password import update_password\n"
		"from shequ_weiye.territory.factories import make_posting, make_user\n"
		f"user = {email(account)!r}\n"
		f"frappe.db.exists('User', user) or make_user({account!r}, email=user, first_name={full_name!r})\n"
		f"posting = {{'user': user, 'division': {division!r}, 'role': {role!r}}}\n"
		"frappe.db.exists('Staff Posting', posting) or make_posting(**posting)\n"
		f"update_password(user, {DEMO_PASSWORD!r})\n"
		"frappe.db.commit()"
	)
	in_site(script)
	return account


def new_county_colleague() -> str:
	"""Appoint a second officer of the demo county; answer the user."""
	script = (
		"from shequ_weiye.territory.factories import LIXIA, make_posting, make_user\n"
		"user = make_user('colleague.county', first_name='王同事').name\n"
		"posting = {'user': user, 'division': LIXIA, 'role': 'County Officer'}\n"
		"frappe.db.exists('Staff Posting', posting) or make_posting(**posting)\n"
		"frappe.db.commit()\n"
		"print(user)"
	)
	return in_site(script).splitlines()[-1]


def stored(name: str, fieldname: str, doctype: str = "Startup Application", by: str = "name") -> str:
	"""Read what the database holds, past every cache."""
	return in_site(f"print(frappe.db.get_value({doctype!r}, {{{by!r}: {name!r}}}, {fieldname!r}))")


def stored_rows(doctype: str, filters: dict[str, object], fields: list[str]) -> list[dict[str, object]]:
	"""Read rows as Administrator."""
	script = (
		f"import json; print(json.dumps(frappe.get_all({doctype!r}, {filters!r}, {fields!r}), default=str))"
	)
	rows: list[dict[str, object]] = json.loads(in_site(script).splitlines()[-1])
	return rows


def unlike_any(word: str) -> str:
	"""Make a name by which a record of this test is found."""
	return f"{word}{randrange(10**6):06d}"


def new_post(title: str) -> str:
	"""Record an open post of a new employer of the demo community; answer its number."""
	script = (
		"from shequ_weiye.jobs.factories import make_employer, make_post\n"
		f"employer = make_employer(employer_name={title!r}, division='{COMMUNITY_CODE}').name\n"
		f"post = make_post(title={title!r}, employer=employer)\n"
		"frappe.db.commit()\n"
		"print(post.name)"
	)
	return in_site(script).splitlines()[-1]


def close_post(number: str) -> None:
	"""Let the employer take a post back."""
	in_site(
		f"frappe.get_doc('Job Post', {number!r}).update({{'status': 'Closed'}}).save()\nfrappe.db.commit()"
	)


def fair_passes(name: str) -> None:
	"""Let the day of a fair go by: its times move into the past."""
	in_site(
		"from frappe.utils import add_to_date, now_datetime\n"
		f"frappe.db.set_value('Job Fair', {name!r}, "
		"{'starts_at': add_to_date(now_datetime(), hours=-3), "
		"'ends_at': add_to_date(now_datetime(), hours=-1), "
		"'sign_up_deadline': add_to_date(now_datetime(), hours=-5)}, update_modified=False)\n"
		"frappe.db.commit()"
	)


def new_flexible_worker(full_name: str) -> str:
	"""Register somebody who is entitled to the subsidy for flexible work; answer the record's name."""
	name = new_resident(full_name, registered_days_ago=90)
	in_site(
		"from shequ_weiye.policies.applications.factories import make_flexible_facts\n"
		f"person = frappe.get_doc('Resident', {name!r})\n"
		"person.append('categories', {'category': 'Person with Employment Difficulty'})\n"
		"person.save()\n"
		"person.db_set('workflow_state', 'Verified')\n"
		"make_flexible_facts(person.name)\n"
		"frappe.db.commit()"
	)
	return name


def new_tenant(full_name: str) -> str:
	"""Register somebody who rents premises for a business of her own; answer the record's name."""
	name = new_resident(full_name, registered_days_ago=90)
	in_site(
		"from shequ_weiye.policies.factories import make_fact\n"
		"facts = {'rents_premises': '1', 'has_rent_relief': '0', 'enterprise_running': '1', 'rent_subsidy_years': '0',\n"
		"\t'enterprise_kind': 'Individual Business', 'rent_paid_per_year': '1800'}\n"
		f"frappe.db.set_value('Resident', {name!r}, 'workflow_state', 'Verified')\n"
		"for fact, value in facts.items():\n"
		f"\tmake_fact(fact, value, resident={name!r})\n"
		"frappe.db.commit()"
	)
	return name


def insurance_before_the_county(full_name: str) -> str:
	"""Bring an application for two months of insurance before the county; answer its number."""
	person = new_flexible_worker(full_name)
	script = (
		"from shequ_weiye.policies.applications.factories import make_benefit_application\n"
		"from shequ_weiye.setup.demo import OFFICERS\n"
		f"values = {{'payee': {full_name!r}}}\n"
		f"case = make_benefit_application({person!r}, 'Pending County Approval', OFFICERS, **values)\n"
		"frappe.db.commit()\n"
		"print(case.name)"
	)
	return in_site(script).splitlines()[-1]


def new_founder_who_has_not_applied(full_name: str, county: str) -> str:
	"""Register a founder of whom all is known, and let the nightly search go over the county; answer the name."""
	name = new_resident(full_name, registered_days_ago=90)
	in_site(
		"from shequ_weiye.policies.factories import make_founder_facts\n"
		"from shequ_weiye.policies.sweep import sweep_county\n"
		f"person = frappe.get_doc('Resident', {name!r})\n"
		"person.append('categories', {'category': 'Returned Migrant Worker'})\n"
		"person.save()\n"
		"person.db_set('workflow_state', 'Verified')\n"
		"make_founder_facts(person.name, enterprise_kind='Individual Business')\n"
		f"sweep_county({county!r})\n"
		"frappe.db.commit()"
	)
	return name


def publicity_passes(name: str, doctype: str = "Startup Application") -> None:
	"""Let the county put a case on a notice, and the days of publicity go by."""
	in_site(
		"from frappe.utils import date_diff, nowdate\n"
		"from shequ_weiye.policies.applications.factories import move_notice, officer_over, put_on_notice\n"
		f"case = frappe.get_doc({doctype!r}, {name!r})\n"
		"put_on_notice(case, officer_over(case.division_code, 'County Officer'))\n"
		"days = date_diff(case.publicity_to, nowdate()) + 4\n"
		"notice = move_notice(frappe.get_doc('Publicity Notice', case.publicity_notice), days)\n"
		f"frappe.db.set_value({doctype!r}, {name!r}, "
		"{'publicity_from': notice.shown_from, 'publicity_to': notice.shown_to}, update_modified=False)\n"
		"frappe.db.commit()"
	)
