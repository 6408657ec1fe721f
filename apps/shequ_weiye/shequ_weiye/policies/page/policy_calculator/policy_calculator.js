// 政策计算器：one resident or employer, all policies: what is open, how much, until when, what blocks the rest.
frappe.pages["policy-calculator"].on_page_load = function (wrapper) {
	const page = frappe.ui.make_app_page({
		parent: wrapper,
		title: __("Policy Calculator"),
		single_column: true,
	});
	wrapper.calculator = new PolicyCalculator(page);
};

frappe.pages["policy-calculator"].on_page_show = function (wrapper) {
	const options = frappe.route_options;
	frappe.route_options = null;
	if (options?.name) {
		wrapper.calculator.show(options.subject, options.name);
	}
};

class PolicyCalculator {
	constructor(page) {
		this.page = page;
		this.fields = {
			Resident: this.link("Resident"),
			Employer: this.link("Employer"),
		};
		this.body = $('<div class="weiye-calculator"></div>').appendTo(page.main);
		this.say(__("Choose a resident or an employer above."));
	}

	link(doctype) {
		return this.page.add_field({
			fieldname: doctype.toLowerCase(),
			fieldtype: "Link",
			options: doctype,
			label: __(doctype),
			change: () => this.choose(doctype),
		});
	}

	choose(subject) {
		const name = this.fields[subject].get_value();
		if (name && name !== this.shown) {
			this.calculate(subject, name);
		}
	}

	show(subject, name) {
		this.fields[subject].set_value(name);
		this.calculate(subject, name);
	}

	async calculate(subject, name) {
		this.shown = name;
		const other = subject === "Resident" ? "Employer" : "Resident";
		this.fields[other].set_value("");
		const answer = await frappe.xcall("shequ_weiye.policies.calculator.calculate", {
			subject,
			name,
		});
		if (this.shown === name) {
			this.draw(subject, name, answer);
		}
	}

	draw(subject, name, answer) {
		this.body.empty();
		$("<h4></h4>").text(answer.title).appendTo(this.body);
		if (!answer.policies.length) {
			this.say(__("No policy is in force here."));
		}
		answer.policies.forEach((page) => {
			const card = $(weiye.policies.page(page, page.policy)).appendTo(this.body);
			this.offer_decision(card, subject, name, page.policy);
		});
	}

	offer_decision(card, subject, name, policy) {
		$('<button class="btn btn-default btn-sm"></button>')
			.text(__("Keep as Decision"))
			.on("click", async () => {
				const decision = await frappe.xcall(
					"shequ_weiye.policies.calculator.record_decision",
					{ policy, subject, name }
				);
				frappe.set_route("Form", "Policy Decision", decision);
			})
			.appendTo(card);
	}

	say(message) {
		this.body.empty().append($('<p class="text-muted"></p>').text(message));
	}
}
