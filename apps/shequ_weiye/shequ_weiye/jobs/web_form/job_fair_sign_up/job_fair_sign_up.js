frappe.ready(() => {
	{% include "templates/includes/confirmation_number.js" %}
});
