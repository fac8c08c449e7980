import { byId, chip, element, onSubmit, time } from "./dom.js";

const REFRESH_EVERY = 2000;
const MEMBERS = "api/admin/members";

let shown = "";
let timer;

takeTokenFromAddress();
refresh();

/** The server's terminal names an address with the token; what follows a # is not sent to the server. */
function takeTokenFromAddress() {
	const given = new URLSearchParams(location.hash.slice(1)).get("token");
	if (given) {
		sessionStorage.setItem("admin-token", given);
		history.replaceState(null, "", location.pathname);
	}
}

function token() {
	return sessionStorage.getItem("admin-token");
}

async function call(method, path) {
	const response = await fetch(path, { method, headers: { authorization: `Bearer ${token()}` } });
	if (response.status === 401) {
		sessionStorage.removeItem("admin-token");
		throw new Error("That is not the token of this server");
	}
	return response;
}

/** Shows who is here now, and again as long as the page is in sight. */
async function refresh() {
	clearTimeout(timer);
	const known = token() !== null;
	byId("enter").hidden = known;
	byId("overview").hidden = !known;
	if (!known) {
		return;
	}
	try {
		const response = await call("GET", MEMBERS);
		if (!response.ok) {
			throw new Error(`The server answered ${response.status}`);
		}
		show(await response.json());
		problem("");
	}
	catch (error) {
		problem(error.message);
	}
	timer = setTimeout(refresh, REFRESH_EVERY);
}

function show(everyone) {
	const text = JSON.stringify(everyone);
	if (text === shown) {
		return;
	}
	shown = text;
	const servers = new Set(everyone.members.map(({ server }) => server)).size;
	byId("summary").textContent = `${count(everyone.count, "member")} on ${count(servers, "server")}`
		+ (everyone.complete ? "" : "; some servers do not answer");
	const focused = document.activeElement?.dataset.member;
	const sorted = everyone.members.toSorted((a, b) => a.server.localeCompare(b.server) || a.name.localeCompare(b.name));
	byId("members").replaceChildren(...sorted.map(row));
	byId("members").querySelector(`[data-member="${focused}"]`)?.focus();
}

function row(member) {
	const rooms = member.rooms.map((room) => `#${room}`).join(" ") || "in no room";
	const button = element("button", { type: "button", className: "quiet", textContent: "Disconnect" });
	button.dataset.member = member.id;
	button.setAttribute("aria-label", `Disconnect ${member.name} on ${member.server}`);
	button.addEventListener("click", () => disconnect(member));
	return element("li", {},
		element("strong", { className: "name", textContent: member.name }),
		element("span", {}, chip(member.server), " ", element("small", { className: "faint", textContent: member.kind })),
		element("span", { className: "rooms", textContent: rooms }),
		element("span", { className: "faint" }, "since ", time(member.since)),
		button);
}

async function disconnect(member) {
	const who = `${member.name} on ${member.server}`;
	if (!await confirmed(`Disconnect ${who}?`)) {
		return;
	}
	const { status } = await call("DELETE", `${MEMBERS}/${member.id}`).catch(() => ({ status: 0 }));
	const outcomes = { 204: "is disconnected", 404: "had gone already" };
	byId("done").textContent = `${who} ${outcomes[status] ?? "could not be disconnected: try again"}.`;
	await refresh();
}

function confirmed(question) {
	const dialog = byId("confirm");
	byId("confirm-title").textContent = question;
	dialog.returnValue = "cancel";
	dialog.showModal();
	return new Promise((resolve) => {
		dialog.addEventListener("close", () => resolve(dialog.returnValue === "disconnect"), { once: true });
	});
}

function problem(text) {
	byId("problem").textContent = text;
	byId("problem").hidden = !text;
}

function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

onSubmit("enter", async (given, form) => {
	sessionStorage.setItem("admin-token", given.token);
	form.reset();
	await refresh();
});

document.addEventListener("visibilitychange", () => {
	if (document.hidden) {
		clearTimeout(timer);
	}
	else {
		refresh();
	}
});
