const ROOM_PREFIX = "room:";
const LARGEST_PICTURE = 2 * 1024 * 1024;

/** What a member asked for and can't have; its message is shown to the member. */
export class Refusal extends Error {
}

export function memberName(value) {
	return oneLine(value, 24) || "Guest";
}

export function roomName(value) {
	const room = typeof value === "string" ? value.trim().replace(/^#/, "").toLowerCase() : "";
	if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,23}$/u.test(room)) {
		throw new Refusal("A room's name has 1 to 24 letters, digits, hyphens or underscores");
	}
	return room;
}

/** Returns the id of a member: the id of a socket, and never the name of a room. */
export function memberId(value) {
	if (typeof value !== "string" || !/^[\w-]{1,64}$/.test(value)) {
		throw new Refusal("A member's id has letters, digits, hyphens and underscores");
	}
	return value;
}

/** Keeps the chat's rooms apart from the rooms that are named after sockets. */
export function wireRoom(room) {
	return ROOM_PREFIX + room;
}

export function roomsOf(socket) {
	return [...socket.rooms].filter((room) => room.startsWith(ROOM_PREFIX)).map((room) => room.slice(ROOM_PREFIX.length)).sort();
}

export function messageText(value, longest) {
	const text = typeof value === "string" ? value.trim() : "";
	if (text.length === 0 || text.length > longest) {
		throw new Refusal(`A message has 1 to ${longest} characters`);
	}
	return text;
}

export function pictureFile(value) {
	return oneLine(value, 60) || "picture";
}

/** Returns the media type that the first bytes tell; what a client claims is not asked. */
export function pictureType(data) {
	if (!Buffer.isBuffer(data) || data.length > LARGEST_PICTURE) {
		throw new Refusal("A picture is binary and 2 MB at most");
	}
	const head = data.toString("latin1", 0, 12);
	if (head.startsWith("\x89PNG\r\n\x1a\n")) {
		return "image/png";
	}
	if (head.startsWith("\xff\xd8\xff")) {
		return "image/jpeg";
	}
	if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
		return "image/gif";
	}
	if (head.startsWith("RIFF") && head.endsWith("WEBP")) {
		return "image/webp";
	}
	throw new Refusal("A picture is a PNG, JPEG, GIF or WebP file");
}

function oneLine(value, longest) {
	const text = typeof value === "string" ? value : "";
	return [...text.replace(/[\p{C}\s]+/gu, " ").trim()].slice(0, longest).join("").trim();
}
