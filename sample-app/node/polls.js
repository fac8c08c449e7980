import { randomUUID } from "node:crypto";
import { memberName, messageText, Refusal } from "./rules.js";

const asking = new WeakSet();

/** Asks all other members something, wherever they are; resolves with the answers and how many are missing. */
export async function polled(socket, request, timeout) {
	const question = messageText(request.question, 120);
	if (asking.has(socket)) {
		throw new Refusal("Your last question is still open");
	}
	asking.add(socket);
	try {
		const { name, server } = socket.data;
		const poll = { id: randomUUID(), question, name, server, seconds: Math.floor(timeout / 1000) };
		return await answers(socket.broadcast, poll, timeout);
	}
	finally {
		asking.delete(socket);
	}
}

/** Unlike Java, Node does not tell how many were asked, so they are counted before, in case that answers are missing. */
async function answers(others, poll, timeout) {
	const asked = (await others.fetchSockets()).length;
	try {
		return { votes: (await others.timeout(timeout).emitWithAck("poll", poll)).map(vote), silent: 0 };
	}
	catch ({ responses = [] }) {
		return { votes: responses.map(vote), silent: Math.max(0, asked - responses.length) };
	}
}

/** Reads what a client has acknowledged, which may be anything. */
function vote(ack) {
	return { name: memberName(ack?.name), yes: ack?.yes === true };
}
