	// The number is the confirmation: it stands on the last page, with the way to look it up.
	Object.assign(frappe._messages, {{ words | json }});
	const form = frappe.web_form;
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
