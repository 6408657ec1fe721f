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
