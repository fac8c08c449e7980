import { Connection } from "./connection.js";
import { MessageLog } from "./messages.js";
import { Presence } from "./presence.js";
import { Rooms } from "./rooms.js";
import { pictureFrom } from "./pictures.js";
import { guestName } from "./names.js";
import { byId, onSubmit, chip } from "./dom.js";

const log = new MessageLog(byId("logs"));
const presence = new Presence(byId("servers"), byId("people-count"));
const rooms = new Rooms(byId("rooms"), {
	opened(room) {
		byId("room-title").textContent = `#${room}`;
		byId("text").placeholder = `Message #${room}`;
		byId("leave").hidden = rooms.size < 2;
		log.show(room);
	},
	changed() {
		byId("leave").hidden = rooms.size < 2;
	},
});

let connection;
let myId = "";

byId("name").value = sessionStorage.getItem("name") ?? guestName();

start().catch((error) => problem(`The server does not answer: ${error.message}`));

async function start() {
	const server = await (await fetch("api/server")).json();
	connection = new Connection(`${location.protocol}//${location.hostname}:${server.socketPort}`);
	connection.onState(showState);
	connection.onConnect(enter);
	connection.on("welcome", (welcome) => {
		myId = welcome.memberId;
		presence.self = myId;
		byId("server").replaceWith(chip(welcome.server, "server"));
		document.title = `${welcome.server} · Chat across servers`;
	});
	connection.on("message", (message) => received(message.room, log.message(message, message.memberId === myId)));
	connection.on("picture", (picture) => received(picture.room, log.picture(picture, picture.memberId === myId)));
	connection.on("notice", (notice) => noticed(notice));
	connection.on("presence", (update) => presence.update(update));
	connection.open();
}

async function enter() {
	await attempt(async () => {
		const reply = await connection.request("profile", { name: byId("name").value });
		byId("name").value = reply.value;
		const wanted = rooms.size ? rooms.names() : ["lobby"];
		for (const room of wanted) {
			await join(room, rooms.active ?? room);
		}
	});
}

async function join(room, open) {
	const reply = await connection.request("join", { room });
	log.open(reply.value);
	rooms.add(reply.value);
	rooms.open(open === room ? reply.value : open);
}

function received(room, entry) {
	if (log.append(room, entry)) {
		rooms.mark(room);
	}
}

function noticed(notice) {
	if (notice.room) {
		received(notice.room, log.notice(notice));
		return;
	}
	for (const room of rooms.names()) {
		log.append(room, log.notice(notice));
	}
}

function showState(state) {
	const pill = byId("state");
	pill.dataset.state = state.name;
	pill.textContent = state.text;
	byId("socket-id").textContent = state.socketId ?? "none";
	byId("reconnects").textContent = String(state.reconnects);
	byId("conversation").toggleAttribute("data-offline", state.name !== "connected");
}

async function sendPicture(file) {
	await attempt(async () => {
		const picture = await pictureFrom(file);
		await connection.request("picture", { room: rooms.active, ...picture });
	});
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

onSubmit("compose", async ({ text }, form) => {
	const sent = await attempt(() => connection.request("message", { room: rooms.active, text }));
	if (sent) {
		form.reset();
	}
});

onSubmit("join", async ({ room }, form) => {
	await attempt(() => join(room, room));
	form.reset();
});

onSubmit("profile", async ({ name }) => {
	const reply = await attempt(() => connection.request("profile", { name }));
	if (reply) {
		byId("name").value = reply.value;
		sessionStorage.setItem("name", reply.value);
	}
});

onSubmit("announce", async ({ text }, form) => {
	await attempt(async () => {
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
	});
});

byId("leave").addEventListener("click", () => attempt(async () => {
	const room = rooms.active;
	await connection.request("leave", { room });
	rooms.remove(room);
	log.close(room);
}));

byId("picture").addEventListener("change", async (event) => {
	const [file] = event.target.files;
	event.target.value = "";
	if (file) {
		await sendPicture(file);
	}
});

const conversation = byId("conversation");
conversation.addEventListener("dragover", (event) => {
	event.preventDefault();
	conversation.classList.add("dropping");
});
conversation.addEventListener("dragleave", () => conversation.classList.remove("dropping"));
conversation.addEventListener("drop", (event) => {
	event.preventDefault();
	conversation.classList.remove("dropping");
	const [file] = event.dataTransfer.files;
	if (file) {
		sendPicture(file);
	}
});

if (matchMedia("(max-width: 720px)").matches) {
	byId("people").open = false;
	byId("announcing").open = false;
}
