"""Rows that the attacks of tests/security/ reach for: of one resident in 历下区, and of a neighbouring community.

They are written past every guard, as if they had been there before the guards were.
"""

from __future__ import annotations

import json
from typing import Any

from support.accounts import DEMO_PASSWORD
from support.bench import in_site

# An operator of the platform without a posting.
OPERATOR = "operator"
# In plain letters: an answer in JSON spells out all others, and a search for them would find nothing. In capitals
# and digits, as numbers of records are, so that no screen seems to be English.
MARK = "GUARDED2026"

PLANT = """
import json
from frappe.utils.password import update_password
from shequ_weiye.residents.factories import make_id_number, make_resident
from datetime import date
from random import randrange

def plant(doctype, **values):
	doc = frappe.get_doc({"doctype": doctype, **values})
	numbered = frappe.db.get_column_type(doctype, "name").startswith("bigint")
	doc.name = frappe.db.get_next_sequence_val(doctype) if numbered else frappe.generate_hash(length=10)
	doc.owner = values.get("owner") or "Administrator"
	doc.creation = doc.modified = frappe.utils.now()
	doc.db_insert()
	for row in doc.get_all_children():
		row.parent, row.name = doc.name, frappe.generate_hash(length=10)
		row.db_insert()
	return doc.name

def living_in(division):
	found = frappe.db.get_value("Resident", {"full_name": MARK, "division": division})
	if found:
		return found
	number = make_id_number(date(1980, 1, 1 + randrange(28)), serial=randrange(1000), county="370199")
	return make_resident(full_name=MARK, id_number=number, division=division).name

mail = f"{OPERATOR}@weiye.localhost"
if not frappe.db.exists("User", mail):
	user = frappe.get_doc({"doctype": "User", "email": mail, "first_name": "运维", "send_welcome_email": 0})
	user.insert().add_roles("System Manager")
	update_password(mail, PASSWORD)
resident = living_in("370102002002")
neighbour = living_in("370102002003")
county, other = "county@weiye.localhost", "other@weiye.localhost"
changed_elsewhere = plant("Employment Status Change", resident=resident, division="370202001001",
	division_code="370202001001", status="Employed", changed_on="2026-01-05")
ref = {"reference_doctype": "Resident", "reference_name": resident}
role = [{"role": "County Officer"}]
names = {
	"resident": resident,
	"neighbour": neighbour,
	"changed_elsewhere": changed_elsewhere,
	"own_changes": frappe.db.count("Employment Status Change", {"resident": resident}) - 1,
	"comment": plant("Comment", comment_type="Comment", content=MARK, **ref),
	"communication": plant("Communication", subject=MARK, communication_type="Communication", **ref),
	"document_follow": plant("Document Follow", ref_doctype="Resident", ref_docname=resident, user=county),
	"energy_point_log": plant("Energy Point Log", user=county, type="Auto", points=1, **ref),
	"tag": MARK if frappe.db.exists("Tag", MARK) else frappe.get_doc(doctype="Tag", name=MARK).insert().name,
	"tag_link": plant("Tag Link", document_type="Resident", document_name=resident, tag=MARK, title=MARK),
	"todo": plant("ToDo", reference_type="Resident", reference_name=resident, allocated_to=other,
		description=MARK, status="Open", owner=other),
	"version": plant("Version", ref_doctype="Resident", docname=resident, data="{}"),
	"view_log": plant("View Log", viewed_by=county, **ref),
	"workflow_action": plant("Workflow Action", status="Open", permitted_roles=role, **ref),
	"operators_report": plant("Prepared Report", report_name="Scheduled Jobs Overview", status="Completed",
		filters="{}", owner=county),
	"prepared_report": plant("Prepared Report", report_name=REPORT, status="Completed",
		filters="{}", owner=county),
}
# As if the community officer had uploaded it before the person moved next door.
# Of a content of its own: Frappe gives equal files one address, which an attack of an earlier run may hold.
secret = f"{MARK} {frappe.generate_hash(length=10)}"
file = frappe.get_doc({"doctype": "File", "file_name": "secret.txt", "content": secret, "is_private": 1,
	"attached_to_doctype": "Resident", "attached_to_name": neighbour}).insert()
file.db_set("owner", "community@weiye.localhost")
frappe.db.sql("insert into __global_search (doctype, name, content, published) values ('ToDo', %s, %s, 0)",
	(names["todo"], MARK))
names |= {"file": file.name, "file_url": file.file_url}
frappe.db.commit()
print(json.dumps(names))
"""

CLEAR = """
frappe.db.sql("delete from __global_search where content = %s", MARK)
frappe.delete_doc("File", FILE, force=True)
for doctype, name in NAMES.items():
	frappe.db.delete(doctype, {"name": name})
frappe.db.commit()
"""

DOCTYPES = {
	"changed_elsewhere": "Employment Status Change",
	"comment": "Comment",
	"communication": "Communication",
	"document_follow": "Document Follow",
	"energy_point_log": "Energy Point Log",
	"tag_link": "Tag Link",
	"todo": "ToDo",
	"version": "Version",
	"view_log": "View Log",
	"workflow_action": "Workflow Action",
	"operators_report": "Prepared Report",
	"prepared_report": "Prepared Report",
}
REPORT = "Residents by Status and Division"


def plant() -> dict[str, Any]:
	"""Write the rows; answer their names."""
	head = f"MARK, OPERATOR, PASSWORD, REPORT = {(MARK, OPERATOR, DEMO_PASSWORD, REPORT)!r}\n"
	names: dict[str, Any] = json.loads(in_site(head + PLANT).splitlines()[-1])
	return names


def clear(names: dict[str, Any]) -> None:
	"""Take the rows away again; residents and accounts stay for the next run."""
	rows = {DOCTYPES[key]: name for key, name in names.items() if key in DOCTYPES}
	in_site(f"NAMES, FILE, MARK = {rows!r}, {names['file']!r}, {MARK!r}\n" + CLEAR)
