// The form in which administrators write a version: pickers that know each fact's type, and a panel beside
// the conditions that tries the version, as it stands, on somebody.
const METHOD = "shequ_weiye.policies.calculator";

frappe.ui.form.on("Policy Version", {
	setup(frm) {
		frm.set_query("division", () => ({
			filters: { level: ["in", ["Province", "City", "County"]] },
		}));
		frm.set_query("supersedes", () => ({
			filters: {
				policy: frm.doc.policy,
				division: frm.doc.division,
				workflow_state: "In Force",
				name: ["!=", frm.doc.name],
			},
		}));
	},

	async refresh(frm) {
		weiye.approval.refresh(frm);
		say_what_cannot_be_read(frm);
		offer_copy(frm);
		await offer_facts(frm);
		draw_panel(frm);
	},

	async policy(frm) {
		await offer_facts(frm);
		draw_panel(frm);
	},

	before_workflow_action(frm) {
		return weiye.approval.before_action(frm);
	},

	after_workflow_action(frm) {
		frm.reload_doc();
	},
});

frappe.ui.form.on("Policy Condition", {
	form_render(frm, cdt, cdn) {
		fit_row(frm, locals[cdt][cdn]);
	},
	fact(frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		const fact = find(frm, row.fact);
		if (fact && !fact.operators.includes(row.operator)) {
			frappe.model.set_value(cdt, cdn, "operator", fact.operators[0]);
		}
		fit_row(frm, row);
	},
});

frappe.ui.form.on("Policy Parameter", {
	parameter: offer_parameters,
	parameters_remove: offer_parameters,
});

// --- pickers

async function offer_facts(frm) {
	if (!frm.doc.policy) {
		return;
	}
	const { message } = await frappe.db.get_value("Policy", frm.doc.policy, "applicant_kind");
	const subject = message?.applicant_kind;
	if (!subject) {
		return;
	}
	frm.weiye_subject = subject;
	frm.weiye_facts = await frappe.xcall(`${METHOD}.fact_catalogue`, { subject });
	const facts = frm.weiye_facts.map((fact) => ({
		value: fact.value,
		label: fact.label,
		description: fact.type_label,
	}));
	const numbers = frm.weiye_facts.filter((fact) => ["Number", "Money"].includes(fact.type));
	set_options(frm, "conditions", "fact", facts);
	set_options(frm, "amounts", "when_fact", facts);
	set_options(frm, "amounts", "fact", numbers);
	offer_parameters(frm);
	show_words(frm);
}

// Facts and words are stored by their keys; the tables show what they are called.
function show_words(frm) {
	const called = (key) => frappe.utils.escape_html(find(frm, key)?.label || key || "");
	const words = new Map(
		frm.weiye_facts.flatMap((fact) => fact.choices.map((one) => [one.value, one.label]))
	);
	const told = (text) =>
		(text || "")
			.split("、")
			.map((word) => frappe.utils.escape_html(words.get(word) || word))
			.join("、");
	const parameter = (key) => {
		const row = (frm.doc.parameters || []).find((one) => one.parameter === key);
		return frappe.utils.escape_html(row?.label || key || "");
	};
	const shown = {
		conditions: { fact: called, value: told, parameter },
		amounts: { when_fact: called, when_value: told, parameter },
		caps: { parameter },
	};
	for (const [table, formatters] of Object.entries(shown)) {
		const { grid } = frm.fields_dict[table];
		for (const [field, formatter] of Object.entries(formatters)) {
			grid.update_docfield_property(field, "formatter", formatter);
		}
		grid.refresh();
	}
}

function offer_parameters(frm) {
	const parameters = (frm.doc.parameters || [])
		.filter((row) => row.parameter)
		.map((row) => ({ value: row.parameter, label: row.parameter, description: row.label }));
	set_options(frm, "conditions", "parameter", parameters);
	set_options(frm, "amounts", "parameter", parameters);
	set_options(frm, "amounts", "cap_parameter", parameters);
	set_options(frm, "caps", "parameter", parameters);
}

function set_options(frm, table, field, options) {
	frm.fields_dict[table].grid.update_docfield_property(field, "options", options);
}

function find(frm, key) {
	return (frm.weiye_facts || []).find((fact) => fact.value === key);
}

// Only comparisons that fit the type, and below the value what may stand there.
function fit_row(frm, row) {
	const fact = find(frm, row.fact);
	const grid_row = frm.fields_dict.conditions.grid.grid_rows_by_docname[row.name];
	const form = grid_row?.grid_form;
	if (!fact || !form) {
		return;
	}
	const operator = form.fields_dict.operator;
	operator.df.options = fact.operators.map((value) => ({ value, label: __(value) }));
	operator.refresh();
	const value = form.fields_dict.value;
	const words = fact.choices.map((one) => `${one.value}（${one.label}）`).join("、");
	value.df.description = [fact.type_label, fact.unit, fact.description, words]
		.filter(Boolean)
		.map(frappe.utils.escape_html)
		.join(" · ");
	value.refresh();
}

// --- a version that a release made unreadable

function say_what_cannot_be_read(frm) {
	const problem = frm.doc.__onload?.problem;
	if (problem) {
		const advice = __("Write a new version that supersedes this one.");
		frm.set_intro(`${frappe.utils.escape_html(problem)} ${advice}`, "red");
	}
}

// --- a new version from this one

function offer_copy(frm) {
	if (frm.is_new() || !frappe.model.can_create("Policy Version")) {
		return;
	}
	frm.add_custom_button(__("Write a New Version"), () => {
		const copy = frappe.model.copy_doc(frm.doc);
		copy.effective_from = "";
		copy.effective_to = "";
		copy.supersedes = "";
		frappe.set_route("Form", "Policy Version", copy.name);
	});
}

// --- the panel

function draw_panel(frm) {
	const wrapper = frm.get_field("try_html").$wrapper.empty();
	if (!frm.weiye_subject) {
		return;
	}
	// Administrators may read nobody: they try it on the facts of an invented person.
	const person = frappe.model.can_read(frm.weiye_subject) ? [person_field(frm)] : [];
	const group = new frappe.ui.FieldGroup({
		fields: [...person, ...asked_facts(frm).map(answer_field), day_field()],
		body: $('<div class="weiye-try"></div>').appendTo(wrapper)[0],
	});
	group.make();
	const button = $('<button class="btn btn-default btn-sm"></button>').text(
		__("Try the Version")
	);
	const result = $("<div></div>");
	button.on("click", () => try_version(frm, group, result));
	wrapper.append(button, result);
}

// What must be known of an invented person: the facts of the conditions, and those from which they follow.
function asked_facts(frm) {
	const named = new Set((frm.doc.conditions || []).map((row) => row.fact));
	(frm.doc.amounts || []).forEach((row) =>
		[row.fact, row.when_fact].map((key) => named.add(key))
	);
	const keys = [...named].flatMap((key) => find(frm, key)?.stored || []);
	return [...new Set(keys)].map((key) => find(frm, key)).filter(Boolean);
}

function answer_field(fact) {
	const types = { Number: "Float", Money: "Float", Date: "Date" };
	const field = { fieldname: fact.value, label: fact.label, description: fact.unit };
	if (fact.type === "Yes or No") {
		const options = [
			{ value: "", label: "" },
			{ value: "1", label: __("Yes") },
			{ value: "0", label: __("No") },
		];
		return { ...field, fieldtype: "Select", options };
	}
	if (fact.type === "Groups") {
		return { ...field, fieldtype: "MultiCheck", options: fact.choices, columns: 3 };
	}
	if (fact.type === "Choice") {
		return {
			...field,
			fieldtype: "Select",
			options: [{ value: "", label: "" }, ...fact.choices],
		};
	}
	return { ...field, fieldtype: types[fact.type] };
}

function person_field(frm) {
	const options = frm.weiye_subject;
	const description = __(
		"Somebody whom you may read, or leave it empty and type in facts below."
	);
	return {
		fieldname: "weiye_person",
		fieldtype: "Link",
		options,
		label: __(options),
		description,
	};
}

function day_field() {
	return {
		fieldname: "weiye_day",
		fieldtype: "Date",
		label: __("On the Day"),
		default: frappe.datetime.get_today(),
	};
}

async function try_version(frm, group, result) {
	const { weiye_person: name, weiye_day: on, ...given } = group.get_values(true) || {};
	// A number that was not entered reads as zero: only what was typed is an answer.
	const answers = Object.fromEntries(
		Object.entries(given).filter(([key]) => is_typed(group.fields_dict[key]))
	);
	const page = await frappe.xcall(`${METHOD}.try_version`, {
		version: frm.doc,
		name,
		answers,
		on,
	});
	result.html(weiye.policies.page(page, __("Result")));
}

function is_typed(field) {
	return field.df.fieldtype === "MultiCheck" || Boolean(field.$input?.val());
}
