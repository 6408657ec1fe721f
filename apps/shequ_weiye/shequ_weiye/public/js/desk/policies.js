// What a policy says of somebody, as a page: used by the calculator, by decisions, by the worklist and by
// the panel in which a draft is tried. The server has put everything in words; text is never taken for HTML.
frappe.provide("weiye.policies");

const COLOURS = { yes: "green", no: "red", unknown: "orange" };
const SIGNS = { yes: "✔", no: "✘", unknown: "？" };

const text = (value) => frappe.utils.escape_html(String(value ?? ""));

const paragraph = (words) => (words ? `<p>${text(words)}</p>` : "");

Object.assign(weiye.policies, {
	// `page` is what shequ_weiye.policies.explanation.explain gives; `heading` is shown with the outcome.
	page(page, heading = "") {
		return `<div class="weiye-policy">
			<div class="weiye-policy-head">
				<b>${text(heading)}</b>
				<span class="indicator-pill ${COLOURS[page.verdict]}">${text(page.outcome_label)}</span>
			</div>
			${amounts(page.amounts || [])}
			${paragraph(page.timing?.text)}
			${paragraph(page.renewal)}
			${list(
				__("Please Bring or Find Out"),
				(page.missing || []).map((fact) => fact.label)
			)}
			<ul class="weiye-conditions">${(page.tree || []).map(condition).join("")}</ul>
			${facts(page.facts || [])}
			${list(__("Documents to Bring"), page.documents || [])}
			${list(__("Source Documents"), page.sources || [])}
			${list(__("To Be Confirmed"), page.unconfirmed || [])}
		</div>`;
	},

	// Opens the calculator for a resident or employer.
	open(subject, name) {
		frappe.route_options = { subject, name };
		frappe.set_route("policy-calculator");
	},
});

function condition(node) {
	const clause = node.clause ? `<span class="text-muted">（${text(node.clause)}）</span>` : "";
	const message = node.message ? `<div>${text(node.message)}</div>` : "";
	const parts = (node.parts || []).map(condition).join("");
	return `<li class="weiye-${node.verdict}">
		<span class="weiye-sign" aria-hidden="true">${SIGNS[node.verdict]}</span>
		${text(node.text)}${clause}${message}
		${parts ? `<ul>${parts}</ul>` : ""}
	</li>`;
}

function amounts(rows) {
	return rows
		.map(
			(row) =>
				`<p class="weiye-amount"><b>${text(row.label)} ${text(row.text)}</b> ${text(row.period)}
				<span class="text-muted">${text(row.working)}</span></p>`
		)
		.join("");
}

function list(title, words) {
	if (!words.length) {
		return "";
	}
	return `<p><b>${text(title)}</b> ${words.map(text).join("、")}</p>`;
}

function facts(rows) {
	const known = rows.filter((row) => row.source);
	if (!known.length) {
		return "";
	}
	const lines = known
		.map(
			(row) =>
				`<tr><td>${text(row.label)}</td><td>${text(row.value)}</td><td>${text(row.source)}</td><td>${text(row.as_of)}</td></tr>`
		)
		.join("");
	return `<details><summary>${__("Facts Used")}</summary>
		<table class="table table-bordered"><tbody>${lines}</tbody></table></details>`;
}
