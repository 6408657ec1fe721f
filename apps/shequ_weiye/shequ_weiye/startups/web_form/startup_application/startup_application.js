frappe.ready(() => {
	{% include "templates/includes/confirmation_number.js" %}
	{% include "templates/includes/community_choice.js" %}
});
