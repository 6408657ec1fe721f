// The server sends with a record the names of those who made and changed it (territory/services/people.py);
// they go before what Frappe sends, who calls a visitor of the public pages "Guest".

const { sync } = frappe.model;

frappe.model.sync = function (response) {
	const docs = sync.call(this, response);
	for (const doc of docs || []) {
		for (const [user, fullname] of Object.entries(doc.__onload?.people || {})) {
			const known = frappe.boot.user_info[user];
			frappe.boot.user_info[user] = { name: user, email: user, ...known, fullname };
		}
	}
	return docs;
};
