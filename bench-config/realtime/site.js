// Which page may talk to which site.
const { listSites } = require("./bench");

function hostname(value, scheme = "") {
	try {
		return new URL(scheme + value).hostname.toLowerCase();
	} catch {
		return "";
	}
}

/**
 * A page of another host must not use the visitor's cookie. Ports are not compared:
 * in development page and realtime server have different ones, and cookies know none.
 */
function originMatchesHost({ headers }) {
	const origin = hostname(headers.origin || "");
	return origin !== "" && origin === hostname(headers.host || "", "http://");
}

/**
 * The namespace is the site's name. It must be the site this host stands for, because
 * a web server started for one site answers for it whatever site it is asked about.
 */
function siteAllowed({ root, config }, site, { headers }) {
	const sites = listSites(root);
	if (!sites.includes(site)) return false;
	const named = headers["x-frappe-site-name"];
	if (named) return named === site;
	const host = hostname(headers.host || "", "http://");
	if (sites.includes(host)) return host === site;
	return sites.length === 1 || config.default_site === site;
}

module.exports = { originMatchesHost, siteAllowed };
