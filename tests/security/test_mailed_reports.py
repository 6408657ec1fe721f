"""Door 29: a report by mail, run with one user's scope and sent to any address."""

from __future__ import annotations

from support.accounts import COUNTY, email
from support.attacks import on
from support.planted import OPERATOR, REPORT

GUARDS = (on("Auto Email Report", "validate", "people.refuse_mailed_reports"),)
PATH = "/api/resource/Auto Email Report"
REPORT_BY_MAIL = {
	"report": REPORT,
	"user": email(COUNTY),
	"email_to": "someone@example.invalid",
	"format": "CSV",
	"frequency": "Monthly",
	"enabled": 0,
}


def test_not_even_an_operator_mails_reports_on_residents(person):
	operator = person(OPERATOR)
	answer = operator.post(PATH, **REPORT_BY_MAIL)
	if answer.status_code == 200:
		operator.delete(f"{PATH}/{answer.json()['data']['name']}")
	assert answer.status_code == 403


def test_officers_mail_no_reports(person):
	assert person(COUNTY).post(PATH, **REPORT_BY_MAIL).status_code == 403
