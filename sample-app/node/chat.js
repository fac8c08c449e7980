import { randomUUID } from "node:crypto";
import { Members } from "./members.js";
import { polled } from "./polls.js";
import { sendPrivately } from "./private.js";
import { memberName, messageText, pictureFile, pictureType, Refusal, roomName, roomsOf, wireRoom } from "./rules.js";

const MOST_ROOMS = 10;

/** The chat of one server: the handlers of its sockets. */
export class Chat {

	#io;
	#name;
	#members;
	#pollTimeout;

	constructor(io, { name, pollTimeout }) {
		this.#io = io;
		this.#name = name;
		this.#pollTimeout = pollTimeout;
		this.#members = new Members(io);
		io.on("connection", (socket) => this.#connected(socket));
	}

	get members() {
		return this.#members;
	}

	close() {
		this.#members.close();
	}

	announce(text, room) {
		const notice = { kind: "announcement", server: this.#name, room: room ? roomName(room) : null, text: messageText(text, 500), at: now() };
		(notice.room ? this.#io.to(wireRoom(notice.room)) : this.#io).emit("notice", notice);
	}

	#connected(socket) {
		Object.assign(socket.data, { name: memberName(), server: this.#name, kind: "Node" });
		socket.emit("welcome", { server: this.#name, memberId: socket.id });
		const handle = (event, action) => socket.on(event, answering((request) => action(request)));
		handle("profile", (request) => this.#profile(socket, request));
		handle("join", (request) => this.#join(socket, request));
		handle("leave", (request) => this.#leave(socket, request));
		handle("message", (request) => this.#message(socket, request));
		handle("picture", (request) => this.#picture(socket, request));
		handle("private", (request) => sendPrivately(this.#io, request, (content) => from(socket, content)));
		handle("poll", (request) => polled(socket, request, this.#pollTimeout));
		socket.on("disconnect", () => this.#members.changed());
		this.#members.changed();
	}

	#profile(socket, { name }) {
		socket.data.name = memberName(name);
		this.#members.changed();
		return socket.data.name;
	}

	async #join(socket, request) {
		const room = roomName(request.room);
		const rooms = roomsOf(socket);
		if (rooms.length >= MOST_ROOMS && !rooms.includes(room)) {
			throw new Refusal(`A member can be in ${MOST_ROOMS} rooms at most: leave one first`);
		}
		await socket.join(wireRoom(room));
		this.#members.changed();
		return room;
	}

	#leave(socket, request) {
		const room = joined(socket, request.room);
		socket.leave(wireRoom(room));
		this.#members.changed();
		return room;
	}

	#message(socket, request) {
		const text = messageText(request.text, 2000);
		return this.#send("message", socket, request.room, { text });
	}

	#picture(socket, request) {
		const type = pictureType(request.data);
		return this.#send("picture", socket, request.room, { fileName: pictureFile(request.fileName), type, data: request.data });
	}

	#send(event, socket, wanted, content) {
		const room = joined(socket, wanted);
		const message = from(socket, { room, ...content });
		this.#io.to(wireRoom(room)).emit(event, message);
		return message.id;
	}

}

/** Acknowledges what the action returns or resolves with, or the reason why it refuses. */
function answering(action) {
	return async (request, acknowledge) => {
		const answer = typeof acknowledge === "function" ? acknowledge : () => {};
		try {
			if (typeof request !== "object" || request === null) {
				throw new Refusal("The event has no argument");
			}
			answer({ value: await action(request) });
		}
		catch (error) {
			if (!(error instanceof Refusal)) {
				console.error(error);
			}
			answer({ error: error instanceof Refusal ? error.message : "The server could not do that" });
		}
	};
}

function from(socket, content) {
	const { name, server } = socket.data;
	return { id: randomUUID(), memberId: socket.id, name, server, at: now(), ...content };
}

function joined(socket, wanted) {
	const room = roomName(wanted);
	if (!socket.rooms.has(wireRoom(room))) {
		throw new Refusal(`Join the room ${room} first`);
	}
	return room;
}

function now() {
	return new Date().toISOString();
}
