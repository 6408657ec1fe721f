// Copyright (c) 2026, 社区微业 developers and contributors
// For license information, please see license.txt

// frappe.ui.form.on("Division Check", {
// 	refresh(frm) {

// 	},
// });
