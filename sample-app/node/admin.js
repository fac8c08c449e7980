import { createHash, timingSafeEqual } from "node:crypto";

const MEMBERS = "/api/admin/members";

/**
 * Tells who is connected to which server, and disconnects members of any of them, for those who send the token. That is
 * enough for a sample on one machine; an application has users, roles and TLS for it.
 */
export function admin(members, token) {
	return async (request, pathname, answer) => {
		if (!same(request.headers.authorization ?? "", `Bearer ${token}`)) {
			answer(401);
		}
		else if (request.method === "GET" && pathname === MEMBERS) {
			answer(200, await members.everyone());
		}
		else if (request.method === "DELETE" && pathname.startsWith(`${MEMBERS}/`)) {
			answer(await members.disconnect(pathname.slice(MEMBERS.length + 1)) ? 204 : 404);
		}
		else {
			answer(404);
		}
	};
}

function same(one, other) {
	return timingSafeEqual(digest(one), digest(other));
}

function digest(text) {
	return createHash("sha256").update(text).digest();
}
