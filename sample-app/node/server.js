/*
 * A Node server beside the Java ones: the same page, the same chat, the same Redis.
 * Environment: REDIS_URL (redis://127.0.0.1:6379), ADAPTER (classic, or sharded), HOST (127.0.0.1), PORT (8082),
 * SERVER_NAME (node), POLL_TIMEOUT (10000, in milliseconds), ADMIN_TOKEN (a random one).
 */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { createAdapter, createShardedAdapter } from "@socket.io/redis-adapter";
import { createClient } from "redis";
import { Server } from "socket.io";
import { admin } from "./admin.js";
import { Chat } from "./chat.js";
import { pages } from "./pages.js";

const redisUrl = process.env.REDIS_URL ?? "redis://127.0.0.1:6379";
const adapters = { classic: createAdapter, sharded: createShardedAdapter };
const adapter = process.env.ADAPTER ?? "classic";
const host = process.env.HOST ?? "127.0.0.1";
const port = Number(process.env.PORT ?? 8082);
const name = process.env.SERVER_NAME ?? "node";
const pollTimeout = Number(process.env.POLL_TIMEOUT ?? 10_000);
const adminToken = process.env.ADMIN_TOKEN ?? randomBytes(12).toString("base64url");

if (!Object.hasOwn(adapters, adapter)) {
	console.error(`ADAPTER is ${adapter}, but has to be one of ${Object.keys(adapters).join(", ")}.`);
	process.exit(1);
}

const publisher = createClient({ url: redisUrl });
const subscriber = publisher.duplicate();
let started = false;
let lost = false;

for (const client of [publisher, subscriber]) {
	client.on("error", (error) => {
		if (started && !lost) {
			lost = true;
			console.error(`Redis is lost, trying again: ${error.message}`);
		}
	});
	client.on("ready", () => {
		if (lost) {
			lost = false;
			console.log("Redis is back");
		}
	});
}

try {
	await withinSeconds(5, Promise.all([publisher.connect(), subscriber.connect()]));
}
catch (error) {
	console.error(`No Redis at ${redisUrl} (${error.message}).`);
	console.error("Start the Java servers first, or name another Redis in REDIS_URL.");
	process.exit(1);
}
started = true;

const http = createServer();
const io = new Server(http, { adapter: adapters[adapter](publisher, subscriber), maxHttpBufferSize: 4 * 1024 * 1024 });
const chat = new Chat(io, { name, pollTimeout });
http.on("request", pages({
	name,
	port: () => http.address().port,
	announce: (text, room) => chat.announce(text, room),
	admin: admin(chat.members, adminToken),
}));

http.on("error", (error) => {
	console.error(`Can't listen on ${host}:${port}: ${error.message}`);
	process.exit(1);
});
http.listen(port, host, () => {
	const page = `http://${host}:${http.address().port}/`;
	console.log(`${name} is ready: ${page}`);
	console.log(`The admin page: ${page}admin.html${process.env.ADMIN_TOKEN ? "" : `#token=${adminToken}`}`);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
	process.once(signal, () => {
		chat.close();
		setTimeout(() => process.exit(0), 2000).unref();
		io.close(() => process.exit(0));
	});
}

function withinSeconds(seconds, promise) {
	const limit = new Promise((_, reject) => {
		setTimeout(() => reject(new Error(`no connection within ${seconds} seconds`)), seconds * 1000).unref();
	});
	return Promise.race([promise, limit]);
}
