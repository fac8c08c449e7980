const REPLY_TIMEOUT = 5000;

/** The connection to one Socket.IO server, and what the page shows of it. */
export class Connection {

	#socket;
	#reconnects = 0;
	#stateListener = () => {};

	constructor(url) {
		this.#socket = window.io(url, { autoConnect: false, reconnectionDelay: 300, reconnectionDelayMax: 3000 });
		this.#socket.on("connect", () => this.#report("connected", "Connected"));
		this.#socket.on("disconnect", (reason) => this.#disconnected(reason));
		this.#socket.on("connect_error", () => this.#report("offline", "No connection, trying again"));
		this.#socket.io.on("reconnect", () => this.#reconnects++);
		this.#socket.io.on("reconnect_attempt", (attempt) => this.#report("offline", `Reconnecting, attempt ${attempt}`));
	}

	open() {
		this.#socket.connect();
	}

	onState(listener) {
		this.#stateListener = listener;
	}

	onConnect(listener) {
		this.#socket.on("connect", listener);
	}

	on(event, listener) {
		this.#socket.on(event, listener);
	}

	/** Emits an event and resolves with the server's value, or rejects with what the server refused. */
	async request(event, payload, timeout = REPLY_TIMEOUT) {
		if (!this.#socket.connected) {
			throw new Error("Not connected: nothing was sent");
		}
		const reply = await this.#socket.timeout(timeout).emitWithAck(event, payload)
			.catch(() => Promise.reject(new Error(`The server did not answer to "${event}"`)));
		if (reply.error) {
			throw new Error(reply.error);
		}
		return reply.value;
	}

	/** The client does not come back by itself when it was the server that ended the connection on purpose. */
	#disconnected(reason) {
		if (this.#socket.active) {
			this.#report("offline", `Connection lost (${reason})`);
		}
		else {
			this.#report("ended", "Disconnected by the server");
		}
	}

	#report(name, text) {
		this.#stateListener({ name, text, socketId: this.#socket.id, reconnects: this.#reconnects });
	}

}
