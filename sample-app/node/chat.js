import { randomUUID } from "node:crypto";
import { memberName, messageText, pictureFile, pictureType, Refusal, roomName } from "./rules.js";

const PRESENCE_EVERY = 3000;
const MOST_MEMBERS = 100;
const MOST_ROOMS = 10;

/** The chat of one server: the handlers of its sockets and the announcements of who is here. */
export class Chat {

	#io;
	#name;
	#members = new Map();
	#timer;

	constructor(io, name) {
		this.#io = io;
		this.#name = name;
		io.on("connection", (socket) => this.#connected(socket));
		this.#timer = setInterval(() => this.#announcePresence(), PRESENCE_EVERY);
	}

	close() {
		clearInterval(this.#timer);
	}

	announce(text, room) {
		const notice = { kind: "announcement", server: this.#name, room: room ? roomName(room) : null, text: messageText(text, 500), at: now() };
		(notice.room ? this.#io.to(wireRoom(notice.room)) : this.#io).emit("notice", notice);
	}

	#connected(socket) {
		const member = { id: randomUUID(), name: "Guest", rooms: new Set() };
		this.#members.set(socket.id, member);
		socket.emit("welcome", { server: this.#name, memberId: member.id });
		const handle = (event, action) => socket.on(event, answering((request) => action(request ?? {})));
		handle("profile", (request) => this.#profile(member, request));
		handle("join", (request) => this.#join(member, request, socket));
		handle("leave", (request) => this.#leave(member, request, socket));
		handle("message", (request) => this.#message(member, request));
		handle("picture", (request) => this.#picture(member, request));
		socket.on("disconnect", () => {
			this.#members.delete(socket.id);
			this.#announcePresence();
		});
		this.#announcePresence();
	}

	#profile(member, { name }) {
		member.name = memberName(name);
		this.#announcePresence();
		return member.name;
	}

	#join(member, request, socket) {
		const room = roomName(request.room);
		if (!member.rooms.has(room) && member.rooms.size >= MOST_ROOMS) {
			throw new Refusal(`A member can be in ${MOST_ROOMS} rooms at most: leave one first`);
		}
		member.rooms.add(room);
		socket.join(wireRoom(room));
		this.#announcePresence();
		return room;
	}

	#leave(member, request, socket) {
		const room = joined(member, request.room);
		member.rooms.delete(room);
		socket.leave(wireRoom(room));
		this.#announcePresence();
		return room;
	}

	#message(member, request) {
		return this.#send("message", member, request.room, { text: messageText(request.text, 2000) });
	}

	#picture(member, request) {
		const type = pictureType(request.data);
		return this.#send("picture", member, request.room, { fileName: pictureFile(request.fileName), type, data: request.data });
	}

	#send(event, member, wanted, content) {
		const room = joined(member, wanted);
		const message = { id: randomUUID(), room, memberId: member.id, name: member.name, server: this.#name, at: now(), ...content };
		this.#io.to(wireRoom(room)).emit(event, message);
		return message.id;
	}

	#announcePresence() {
		const members = [...this.#members.values()].slice(0, MOST_MEMBERS)
			.map(({ id, name, rooms }) => ({ id, name, rooms: [...rooms] }));
		this.#io.emit("presence", { server: this.#name, kind: "Node", count: this.#members.size, members });
	}

}

/** Calls the action and acknowledges its value, or the reason why it refused. */
function answering(action) {
	return (request, acknowledge) => {
		const answer = typeof acknowledge === "function" ? acknowledge : () => {};
		try {
			answer({ value: action(request) });
		}
		catch (error) {
			if (!(error instanceof Refusal)) {
				throw error;
			}
			answer({ error: error.message });
		}
	};
}

function joined(member, wanted) {
	const room = roomName(wanted);
	if (!member.rooms.has(room)) {
		throw new Refusal(`Join the room ${room} first`);
	}
	return room;
}

/** Keeps the chat's rooms apart from the rooms that are named after sockets. */
function wireRoom(room) {
	return `room:${room}`;
}

function now() {
	return new Date().toISOString();
}
