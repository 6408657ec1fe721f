// The server sends with a record the names of those who made and changed it (territory/services/people.py).

const { sync } = frappe.model;

frappe.model.sync = function (response) {
	const docs = sync.call(this, response);
	for (const doc of docs || []) {
		for (const [user, fullname] of Object.entries(doc.__onload?.people || {})) {
			frappe.boot.user_info[user] ??= { fullname, name: user, email: user };
		}
	}
	return docs;
};
