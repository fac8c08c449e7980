import { Connection } from "./connection.js";
import { Conversations, keyOf, memberOf } from "./conversations.js";
import { MessageLog } from "./messages.js";
import { Polls, pollResult } from "./polls.js";
import { Presence } from "./presence.js";
import { onPicture } from "./pictures.js";
import { guestName } from "./names.js";
import { byId, chip, onSubmit } from "./dom.js";

const POLL_PATIENCE = 60_000;

const log = new MessageLog(byId("logs"));
const conversations = new Conversations(byId("rooms"), show);
const presence = new Presence(byId("servers"), [byId("people-count"), byId("more-count")], writeTo);
const polls = new Polls(byId("polls"), () => byId("name").value);

let connection;

byId("name").value = sessionStorage.getItem("name") ?? guestName();

start().catch((error) => problem(`The server does not answer: ${error.message}`));

async function start() {
	const server = await (await fetch("api/server")).json();
	connection = new Connection(`${location.protocol}//${location.hostname}:${server.socketPort}`);
	connection.onState(showState);
	connection.onConnect(enter);
	connection.on("welcome", welcome);
	connection.on("message", (message) => received(message.room, log.message(message, message.memberId === presence.self)));
	connection.on("picture", (picture) => received(picture.room, log.picture(picture, picture.memberId === presence.self)));
	connection.on("private", (message, acknowledge) => {
		openWith({ id: message.memberId, name: message.name });
		received(keyOf(message.memberId), log.message(message, false));
		acknowledge();
	});
	connection.on("poll", (poll, acknowledge) => polls.show(poll, acknowledge));
	connection.on("notice", noticed);
	connection.on("presence", (everyone) => {
		presence.update(everyone);
		showPlace();
	});
	connection.open();
}

function welcome({ server, memberId }) {
	presence.self = memberId;
	byId("server").replaceWith(chip(server, "server"));
	document.title = `${server} · Chat across servers`;
}

async function enter() {
	await attempt(async () => {
		byId("name").value = await connection.request("profile", { name: byId("name").value });
		const wanted = conversations.rooms.length ? conversations.rooms : ["lobby"];
		for (const room of wanted) {
			await join(room, conversations.active ?? room);
		}
	});
}

async function join(wanted, open = wanted) {
	const room = await connection.request("join", { room: wanted });
	log.open(room, `Messages in ${room}`);
	conversations.add(room, `#${room}`);
	conversations.open(open === wanted ? room : open);
}

function openWith({ id, name }) {
	log.open(keyOf(id), `Messages with ${name}`);
	conversations.add(keyOf(id), `@${name}`);
}

function writeTo(member) {
	openWith(member);
	conversations.open(keyOf(member.id));
	showSide(false);
	byId("text").focus();
}

function show(key) {
	const label = conversations.label(key);
	const member = memberOf(key);
	byId("room-title").textContent = label;
	byId("text").placeholder = `Message ${label}`;
	byId("attach").hidden = Boolean(member);
	byId("leave").textContent = member ? "Close" : "Leave room";
	byId("leave").hidden = !member && conversations.rooms.length < 2;
	log.show(key);
	showPlace();
}

/** Says who is in the open room, or where the member is. */
function showPlace() {
	const key = conversations.active;
	if (!key) {
		return;
	}
	const id = memberOf(key);
	if (!id) {
		const here = presence.members.filter(({ rooms }) => rooms.includes(key));
		const servers = new Set(here.map(({ server }) => server)).size;
		byId("room-place").textContent = `${here.length} here, on ${servers} ${servers === 1 ? "server" : "servers"}`;
		return;
	}
	const member = presence.find(id);
	if (member) {
		openWith(member);
		byId("room-title").textContent = conversations.label(key);
	}
	byId("room-place").textContent = member ? `private, on ${member.server}` : "not connected any more";
}

function received(key, entry) {
	if (log.append(key, entry)) {
		conversations.mark(key);
	}
}

function noticed(notice) {
	if (notice.room) {
		received(notice.room, log.notice(notice));
		return;
	}
	for (const room of conversations.rooms) {
		log.append(room, log.notice(notice));
	}
}

function showState(state) {
	byId("state").dataset.state = state.name;
	byId("state").textContent = state.text;
	byId("again").hidden = state.name !== "ended";
	byId("socket-id").textContent = state.socketId ?? "none";
	byId("reconnects").textContent = String(state.reconnects);
	byId("send").disabled = state.name !== "connected";
}

/** On a narrow page people and forms take the place of the conversation. */
function showSide(shown) {
	document.body.toggleAttribute("data-side", shown);
	byId("more").setAttribute("aria-expanded", String(shown));
}

async function attempt(action) {
	try {
		problem("");
		return await action();
	}
	catch (error) {
		problem(error.message);
		return undefined;
	}
}

function problem(text) {
	byId("problem").textContent = text;
	byId("problem").hidden = !text;
}

async function send(key, text) {
	const to = memberOf(key);
	if (to) {
		const message = await connection.request("private", { to, text });
		log.append(key, log.message(message, true));
	}
	else {
		await connection.request("message", { room: key, text });
	}
}

onSubmit("compose", ({ text }, form) => attempt(async () => {
	await send(conversations.active, text);
	form.reset();
}));

onSubmit("join", async ({ room }, form) => {
	await attempt(() => join(room));
	form.reset();
});

onSubmit("profile", ({ name }) => attempt(async () => {
	byId("name").value = await connection.request("profile", { name });
	sessionStorage.setItem("name", byId("name").value);
}));

onSubmit("ask", ({ question }) => attempt(async () => {
	byId("poll-result").textContent = "Waiting for answers …";
	try {
		const result = await connection.request("poll", { question }, POLL_PATIENCE);
		byId("poll-result").replaceChildren(...pollResult(question, result));
	}
	catch (error) {
		byId("poll-result").textContent = "";
		throw error;
	}
}));

onSubmit("announce", ({ text }, form) => attempt(async () => {
	const response = await fetch("api/announcements", {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ text }),
	});
	if (!response.ok) {
		const refusal = await response.json().catch(() => ({}));
		throw new Error(refusal.detail ?? `The server answered ${response.status}`);
	}
	form.reset();
}));

byId("leave").addEventListener("click", () => attempt(async () => {
	const key = conversations.active;
	if (!memberOf(key)) {
		await connection.request("leave", { room: key });
	}
	conversations.remove(key);
	log.close(key);
}));

byId("again").addEventListener("click", () => connection.open());
byId("more").addEventListener("click", () => showSide(!document.body.hasAttribute("data-side")));

onPicture(byId("picture"), byId("conversation"), (read) => attempt(async () => {
	const room = conversations.active;
	if (memberOf(room)) {
		throw new Error("Pictures go to rooms only");
	}
	await connection.request("picture", { room, ...await read() });
}));
