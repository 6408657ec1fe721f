frappe.ready(() => {
	Object.assign(frappe._messages, {{ words | json }});
	const form = frappe.web_form;

	// The community is chosen from city to community, in four lists, each filled by the choice before it.
	const labels = {{ level_words | json }};
	const $field = form.fields_dict.division.$wrapper;
	const $lists = labels.map((label, level) =>
		$("<select class='form-control mt-2'>").attr({ "aria-label": label, "data-level": level, disabled: level > 0 })
	);
	const fill = (level, divisions) => {
		$lists[level].empty().append($("<option value=''>").text(labels[level]));
		divisions.forEach(({ value, label }) => $lists[level].append($("<option>").val(value).text(label)));
		$lists[level].prop("disabled", !divisions.length);
	};
	const choose = async (level, code) => {
		const last = level === labels.length - 1;
		form.set_value("division", last ? code : "");
		for (let below = level + 1; below < labels.length; below++) {
			fill(below, []);
		}
		if (last || !code) {
			return;
		}
		const method = "shequ_weiye.territory.public_divisions.below";
		const { message } = await frappe.call({ method, type: "GET", args: { parent: code } });
		if ($lists[level].val() === code) {
			fill(level + 1, message);
		}
	};
	$field.find(".control-input-wrapper").addClass("hide").after($lists);
	$lists.forEach(($list, level) => $list.on("change", () => choose(level, $list.val())));
	labels.forEach((label, level) => fill(level, level ? [] : {{ cities | json }}));

	// The number is the confirmation: it stands on the last page, with the way to look it up.
	const show_success = form.handle_success.bind(form);
	form.handle_success = (saved) => {
		show_success(saved);
		const text = {{ number_words | json }}.replace("{0}", saved.name);
		$("<p class='weiye-number'>").css({ "font-size": "1.25rem", "font-weight": 600 }).text(text).insertBefore(".success-message");
		$("<a class='btn btn-primary btn-md ml-2'>")
			.attr("href", `/progress?number=${encodeURIComponent(saved.name)}`)
			.text({{ progress_words | json }})
			.appendTo(".success-footer");
	};
});
