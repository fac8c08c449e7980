import { memberId, roomsOf } from "./rules.js";

const ANNOUNCE_EVERY = 3000;
const MOST_MEMBERS = 100;

/** Who is connected to which server: the cluster is asked for it, and this server's pages are told. */
export class Members {

	#io;
	#timer;
	#wanted = 0;

	constructor(io) {
		this.#io = io;
		io.on("members-changed", () => this.#announce());
		this.#timer = setInterval(() => this.#announce(), ANNOUNCE_EVERY);
	}

	close() {
		clearInterval(this.#timer);
	}

	/** Makes all servers tell their pages. */
	changed() {
		this.#io.serverSideEmit("members-changed");
		this.#announce();
	}

	/** Asks all servers for their members; resolves with this server's alone if others don't answer. */
	async everyone() {
		try {
			return everyone(await this.#io.fetchSockets(), true);
		}
		catch {
			return everyone(await this.#io.local.fetchSockets(), false);
		}
	}

	/** Disconnects a member of any server; resolves with whether there was one. */
	async disconnect(id) {
		const [socket] = await this.#io.in(memberId(id)).fetchSockets();
		socket?.disconnect(true);
		return socket !== undefined;
	}

	/** Calls while an answer is awaited lead to one more question. */
	async #announce() {
		if (this.#wanted++ > 0) {
			return;
		}
		const { members, ...rest } = await this.everyone();
		this.#io.local.emit("presence", { members: members.slice(0, MOST_MEMBERS), ...rest });
		const again = this.#wanted > 1;
		this.#wanted = 0;
		if (again) {
			this.#announce();
		}
	}

}

function everyone(sockets, complete) {
	const members = sockets.filter(({ data }) => data?.server).map(member);
	return { members, count: members.length, complete };
}

function member(socket) {
	const { name, server, kind } = socket.data;
	return { id: socket.id, name, server, kind, rooms: roomsOf(socket), since: new Date(socket.handshake.issued).toISOString() };
}
