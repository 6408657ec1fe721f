"""What the app plugs into Frappe."""

from shequ_weiye.constants.scheduled_jobs import JOBS as _JOBS
from shequ_weiye.constants.scheduled_jobs import cron_events
from shequ_weiye.permissions.guards import wiring as guards
from shequ_weiye.permissions.wiring import document_hooks, query_hooks

app_name = "shequ_weiye"
app_title = "社区微业"
app_publisher = "社区微业 developers"
app_description = "社区就业服务：一次登记、分级办理、全程留痕"
app_email = "weiye@example.invalid"
app_license = "MIT"

export_python_type_annotations = True

app_logo_url = "/assets/shequ_weiye/images/logo.svg"
app_include_css = ["weiye.bundle.css"]
app_include_js = ["weiye.bundle.js"]
doctype_js = {"Data Import": "public/js/data_import.js"}
web_include_css = ["weiye_web.bundle.css"]

after_install = "shequ_weiye.setup.install.after_install"
before_uninstall = "shequ_weiye.setup.uninstall.before_uninstall"
after_migrate = ["shequ_weiye.setup.install.after_migrate"]
before_tests = "shequ_weiye.setup.testing.before_tests"

# Add a job to the table in constants/scheduled_jobs.py, never here.
scheduler_events = cron_events(_JOBS)

# Days for which the log of scheduled jobs is kept.
default_log_clearing_doctypes = {"Job Run": 90}

# Row scope: who may see which row is declared in permissions/registry.py, for every DocType of the app.
permission_query_conditions = {
	**query_hooks(),
	**guards.query_hooks(),
	"List Filter": "shequ_weiye.permissions.saved_filters.condition",
}
has_permission = {
	**document_hooks(),
	**guards.document_hooks(),
	"List Filter": "shequ_weiye.permissions.saved_filters.has_permission",
}
clear_cache = ["shequ_weiye.permissions.scope.forget_postings"]
# What does not declare how it is scoped does not run.
before_request = [
	"shequ_weiye.permissions.gate.before_request",
	"shequ_weiye.privacy.error_log.quote_no_forms",
]
before_job = [
	"shequ_weiye.permissions.gate.before_job",
	"shequ_weiye.territory.job_language.before_job",
]
override_doctype_class = {
	**guards.CLASSES,
	"Error Log": "shequ_weiye.privacy.error_log.ScrubbedErrorLog",
	"Report": "shequ_weiye.permissions.declared_views.DeclaredReport",
	"Page": "shequ_weiye.permissions.declared_views.DeclaredPage",
	"Web Form": "shequ_weiye.permissions.declared_views.DeclaredWebForm",
	# A notification reaches those in whose area its document lies, whoever wrote it.
	"Notification": "shequ_weiye.territory.area_notification.AreaNotification",
	"Customize Form": "shequ_weiye.reshaping.form.ShapedForm",
	# One's own import, of new records only; its log names nobody.
	"Data Import": "shequ_weiye.territory.guarded_import.GuardedImport",
	"Data Import Log": "shequ_weiye.territory.guarded_import.NamelessImportLog",
}
extend_bootinfo = ["shequ_weiye.permissions.boot.extend_bootinfo"]

# Link fields find divisions and people by Chinese name, pinyin and initials.
# Charts that group are found by administrators too.
standard_queries = {
	"Administrative Division": "shequ_weiye.territory.services.division_search.search_divisions",
	"Resident": "shequ_weiye.residents.services.resident_search.search_residents",
	"Dashboard Chart": "shequ_weiye.reshaping.api.search_charts",
}

# The doors beside row scope: which guard stands where is told in permissions/guards/wiring.py.
auth_hooks = guards.REQUEST_GUARDS
after_request = guards.ANSWER_GUARDS

# Colleagues are shown by name. Accounts follow postings; nobody becomes an operator by chance.
# What administrators reshape without code stays sound and within the area.
doc_events = {
	**guards.EVENTS,
	"*": {
		"onload": "shequ_weiye.territory.services.people.tell_names",
		"validate": ["shequ_weiye.permissions.links.refuse_foreign_links", guards.EVENTS["*"]["validate"]],
	},
	"User": {
		"before_validate": "shequ_weiye.territory.services.posting_roles.remember_system_manager",
		"validate": "shequ_weiye.territory.services.posting_roles.refuse_automatic_system_manager",
		"on_update": "shequ_weiye.territory.services.posting_roles.follow_account",
	},
	# A discount is applied for by the quarters of a loan and nothing else.
	"Benefit Application": {
		"validate": "shequ_weiye.startups.services.loan_discount.check_lines",
		"on_update": "shequ_weiye.startups.services.loan_discount.keep_links",
	},
	"Employment Status Change": {"after_insert": "shequ_weiye.assistance.services.progress.follow_status"},
	"Workflow": {"before_validate": "shequ_weiye.reshaping.workflow.check_workflow"},
	"Custom Field": {"before_validate": "shequ_weiye.reshaping.form.check_custom_field"},
	"Property Setter": {"before_validate": "shequ_weiye.reshaping.form.check_property"},
	"Notification": {"before_validate": "shequ_weiye.reshaping.notification.check_notification"},
	"Report": {"before_validate": "shequ_weiye.reshaping.statistics.check_report"},
	"Dashboard Chart": {
		**guards.EVENTS["Dashboard Chart"],
		"before_validate": "shequ_weiye.reshaping.statistics.check_chart",
	},
	"Number Card": {"before_validate": "shequ_weiye.reshaping.statistics.check_card"},
}

update_website_context = ["shequ_weiye.territory.public_pages.tell_language"]
website_context = {"favicon": app_logo_url, "splash_image": app_logo_url}
# Pages that name no icon, such as printed sheets, are asked for this one.
website_redirects = [{"source": "/favicon.ico", "target": app_logo_url}]

override_whitelisted_methods = {
	**guards.OVERRIDES,
	# Cases go by the workflow that they began under, and by posting, own-case rule and four eyes.
	"frappe.model.workflow.apply_workflow": "shequ_weiye.policies.desk_workflow.apply_workflow",
	"frappe.model.workflow.bulk_workflow_approval": "shequ_weiye.policies.desk_workflow.bulk_workflow_approval",
	"frappe.model.workflow.get_common_transition_actions": "shequ_weiye.policies.desk_workflow.get_common_transition_actions",
	"frappe.model.workflow.get_transitions": "shequ_weiye.policies.desk_workflow.get_transitions",
	# What is taken out is written down; much of it waits for a second person.
	"frappe.desk.query_report.export_query": "shequ_weiye.territory.export_doors.export_report",
	"frappe.desk.reportview.export_query": "shequ_weiye.territory.export_doors.export_list",
	"frappe.utils.print_format.download_multi_pdf": "shequ_weiye.territory.export_doors.download_multi_pdf",
	"frappe.utils.print_format.report_to_pdf": "shequ_weiye.territory.export_doors.report_to_pdf",
	# Frappe's own ask for no right.
	"frappe.core.doctype.data_import.data_import.download_template": "shequ_weiye.territory.import_doors.download_template",
	"frappe.core.doctype.data_import.data_import.get_import_status": "shequ_weiye.territory.import_doors.get_import_status",
	# A refusal to open a record speaks Chinese.
	"frappe.desk.form.load.getdoc": "shequ_weiye.permissions.opening.getdoc",
	# Who sees numbers only gets those of the stored card and chart, never of filters that a client sends.
	"frappe.desk.doctype.number_card.number_card.get_result": "shequ_weiye.permissions.numbers.get_card_result",
	"frappe.desk.doctype.dashboard_chart.dashboard_chart.get": "shequ_weiye.permissions.numbers.get_chart_data",
	"frappe.core.doctype.doctype.doctype.get_row_size_utilization": "shequ_weiye.reshaping.api.get_row_size_utilization",
	"frappe.website.doctype.web_form.web_form.accept": "shequ_weiye.permissions.declared_views.accept_web_form",
}
