"""Residents in bulk, spread over the province's communities: written by the database, past all documents."""

from __future__ import annotations

NUMBERED = "bench_communities"
PREFIX = "BENCH-"


def grow_to(residents: int) -> None:
	"""Fill up to ``residents`` rows and commit; the table then holds nothing else.

	Raises ``RuntimeError`` on a site where somebody registered a person.
	"""
	import frappe

	refuse_real_people()
	present = frappe.db.count("Resident")
	number_communities()
	# Multiplying by a prime scatters neighbours over places and days, the same in every run.
	frappe.db.sql(
		f"""insert into `tabResident`
		(name, owner, modified_by, creation, modified, docstatus, idx, full_name, name_search, id_type,
			gender, age_group, employment_status, workflow_state, division, division_code,
			registered_on)
		select concat('{PREFIX}', lpad(seq, 8, '0')), 'Administrator', 'Administrator',
			now() - interval (seq * 7919 mod 31536000) second,
			now() - interval (seq * 7919 mod 31536000) second, 0, 0,
			concat('居民', seq), concat('jumin', seq), 'Resident Identity Card',
			elt(1 + seq mod 2, 'Female', 'Male'), 'Working Age',
			elt(1 + seq mod 3, 'Employed', 'Unemployed', 'Flexibly Employed'),
			elt(1 + seq mod 2, 'Registered', 'Verified'), code, code, curdate()
		from seq_{present + 1}_to_{residents}
		join {NUMBERED} on number = (seq * 104729) mod (select count(*) from {NUMBERED})"""
	)
	frappe.db.commit()
	frappe.db.sql_ddl("analyze table `tabResident`")


def clear() -> None:
	"""Take all of them away."""
	import frappe

	refuse_real_people()
	frappe.db.sql_ddl("truncate table `tabResident`")
	frappe.db.sql_ddl(f"drop table if exists {NUMBERED}")


def refuse_real_people() -> None:
	"""A benchmark runs on a site of its own."""
	import frappe

	if frappe.db.count("Resident", {"name": ["not like", f"{PREFIX}%"]}):
		raise RuntimeError("this site holds residents that no benchmark made")


def number_communities() -> None:
	"""Give every community a number from zero, in the order of the codes."""
	import frappe

	frappe.db.sql_ddl(f"drop table if exists {NUMBERED}")
	frappe.db.sql_ddl(
		f"""create table {NUMBERED} (number int primary key, code varchar(12)) as
		select row_number() over (order by name) - 1 as number, name as code
		from `tabAdministrative Division` where level = 'Community'"""
	)
