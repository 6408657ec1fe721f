"""Three policies of the province as SQL written by hand: what the engine's speed is compared with."""

from __future__ import annotations


def _fact(fact: str, condition: str) -> str:
	return (
		"exists (select 1 from `tabPolicy Fact` f where f.resident = r.name and f.is_current = 1"
		f" and f.fact = '{fact}' and {condition})"
	)


def _months(column: str) -> str:
	"""Full months from a day to today, with the last day of a short month counting as reached."""
	return (
		f"((year(curdate()) - year({column})) * 12 + month(curdate()) - month({column})"
		f" - (day(curdate()) < least(day({column}), day(last_day(curdate())))))"
	)


_LEFT = (
	"((year(r.retires_on) - year(curdate())) * 12 + month(r.retires_on) - month(curdate())"
	" - (day(r.retires_on) < least(day(curdate()), day(last_day(r.retires_on)))))"
)
_AGE = "timestampdiff(year, r.birth_date, curdate())"
_HARDSHIP = (
	"exists (select 1 from `tabResident Category` c where c.parent = r.name"
	" and c.category = 'Person with Employment Difficulty')"
)
_OWN_INSURANCE = (
	f"{_fact('flexible_work_registered', 'f.value = 1')} and {_fact('pays_own_insurance', 'f.value = 1')}"
	f" and {_fact('insured_by_employer', 'f.value = 0')} and {_fact('refund_owed', 'f.value = 0')}"
)
_FROM = "select count(*) from tabResident r where r.workflow_state != 'Left' and"

QUERIES = (
	f"{_FROM} {_HARDSHIP} and {_OWN_INSURANCE}"
	f" and {_fact('holds_licence', 'f.value = 0')} and {_fact('draws_pension', 'f.value = 0')}"
	f" and {_fact('draws_unemployment_benefit', 'f.value = 0')}"
	f" and ({_fact('insurance_subsidy_months', 'f.value < 36')} or {_LEFT} < 60)",
	f"{_FROM} {_LEFT} >= 0 and {_fact('insured_by_employer', 'f.value = 0')}"
	f" and {_fact('draws_pension', 'f.value = 0')} and {_fact('holds_licence', 'f.value = 0')}"
	f" and {_fact('family_in_welfare_post', 'f.value = 0')} and {_fact('welfare_post_months', 'f.value < 36')}"
	" and (exists (select 1 from `tabResident Category` c where c.parent = r.name"
	" and c.category = 'Zero-employment Family')"
	f" or r.employment_status = 'Unemployed' and (r.gender = 'Female' and {_AGE} >= 45 or r.gender = 'Male' and {_AGE} >= 55))",
	f"{_FROM} {_OWN_INSURANCE} and {_fact('insurance_subsidy_months', 'f.value < 24')}"
	f" and {_fact('graduated_on', _months('f.value') + ' < 24')}",
)
