"""What administrators may reshape without code: their rights on Frappe's own screens, and the limits."""

from __future__ import annotations

DESIGN: tuple[str, ...] = ("read", "write", "create")
DESIGN_AND_DELETE: tuple[str, ...] = (*DESIGN, "delete")

# Rights of the role Weiye Administrator on Frappe's DocTypes. Scripts, print formats, web forms, roles and
# permissions are not among them; nor is the right to delete a workflow, without which no case moves.
ADMINISTRATOR_RIGHTS: dict[str, tuple[str, ...]] = {
	"Customize Form": DESIGN,
	"Custom Field": DESIGN_AND_DELETE,
	"Property Setter": DESIGN_AND_DELETE,
	"Workflow": DESIGN,
	"Workflow State": DESIGN,
	"Workflow Action Master": DESIGN,
	"Notification": DESIGN_AND_DELETE,
	"Report": DESIGN_AND_DELETE,
	"Dashboard": DESIGN_AND_DELETE,
	"Dashboard Chart": DESIGN_AND_DELETE,
	"Number Card": DESIGN_AND_DELETE,
	"DocType": ("read",),
	"Role": ("read",),
}
ADMINISTRATOR_PAGES: tuple[str, ...] = ("workflow-builder",)

# What happened to a case is written by the server alone; who may do what stands on these.
SEALED: frozenset[str] = frozenset(
	{
		"Application Step",
		"Approval Task",
		"Batch Decision",
		"Batch Decision Line",
		"Workflow Definition",
		"Staff Posting",
		"Row Access Request",
		"Row Access Item",
	}
)

# Kinds of fields that may be added: values and layout, nothing that carries code or a table.
FIELD_TYPES: frozenset[str] = frozenset(
	{
		"Attach",
		"Check",
		"Column Break",
		"Currency",
		"Data",
		"Date",
		"Datetime",
		"Float",
		"Heading",
		"Int",
		"Link",
		"Percent",
		"Rating",
		"Section Break",
		"Select",
		"Small Text",
		"Tab Break",
		"Text",
		"Time",
	}
)

# Properties that open a field past role, area or the browser's safety.
UNSAFE_PROPERTIES: tuple[str, ...] = (
	"fetch_from",
	"in_global_search",
	"ignore_user_permissions",
	"ignore_xss_filter",
	"is_virtual",
	"allow_on_submit",
	"permlevel",
	"unique",
)

# Properties that the browser evaluates.
EXPRESSIONS: frozenset[str] = frozenset(
	{"depends_on", "mandatory_depends_on", "read_only_depends_on", "collapsible_depends_on"}
)

# What may change of any shipped field …
WORDING: frozenset[str] = frozenset({"label", "description", "width", "columns", "print_width", "bold"})

# … and of one that people fill in.
FIELD_PROPERTIES: frozenset[str] = frozenset(
	{
		"hidden",
		"reqd",
		"read_only",
		"default",
		"placeholder",
		"in_list_view",
		"in_standard_filter",
		"in_preview",
		"allow_in_quick_entry",
		"print_hide",
		"print_hide_if_no_value",
		"report_hide",
		"collapsible",
		"precision",
		*WORDING,
		*EXPRESSIONS,
	}
)

# Shipped rules that are made stricter, never looser.
STRICTER_ONLY: frozenset[str] = frozenset({"reqd", "read_only", "hidden"})

# What may change of a shipped DocType as a whole.
DOCTYPE_PROPERTIES: frozenset[str] = frozenset(
	{
		"field_order",
		"quick_entry",
		"sort_field",
		"sort_order",
		"default_view",
		"default_print_format",
		"force_re_route_to_default_view",
		"editable_grid",
		"links_order",
		"states_order",
	}
)

# What a notification says of a record: which one it is and where it stands. The rest is read in the record.
NOTICE_FIELDS: frozenset[str] = frozenset({"name", "doctype", "workflow_state", "division", "step_due_on"})

# Fields that every record has beside its own.
STANDARD_FIELDS: frozenset[str] = frozenset(
	{"name", "doctype", "owner", "creation", "modified", "modified_by", "docstatus", "workflow_state"}
)

CHART_KINDS: frozenset[str] = frozenset({"Count", "Sum", "Average", "Group By", "Report"})
CARD_KINDS: frozenset[str] = frozenset({"Document Type", "Report"})
