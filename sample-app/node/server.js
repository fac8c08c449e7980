/*
 * A Node server beside the Java ones: the same page, the same chat, the same Redis.
 * Environment: REDIS_URL (redis://127.0.0.1:6379), ADAPTER (classic, or sharded), HOST (127.0.0.1), PORT (8082),
 * SERVER_NAME (node).
 */
import { createServer } from "node:http";
import { createAdapter, createShardedAdapter } from "@socket.io/redis-adapter";
import { createClient } from "redis";
import { Server } from "socket.io";
import { Chat } from "./chat.js";
import { pages } from "./pages.js";

const redisUrl = process.env.REDIS_URL ?? "redis://127.0.0.1:6379";
const adapters = { classic: createAdapter, sharded: createShardedAdapter };
const adapter = process.env.ADAPTER ?? "classic";
const host = process.env.HOST ?? "127.0.0.1";
const port = Number(process.env.PORT ?? 8082);
const name = process.env.SERVER_NAME ?? "node";

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
const chat = new Chat(io, name);
http.on("request", pages({ name, port: () => http.address().port, announce: (text, room) => chat.announce(text, room) }));

http.on("error", (error) => {
	console.error(`Can't listen on ${host}:${port}: ${error.message}`);
	process.exit(1);
});
http.listen(port, host, () => console.log(`${name} is ready: http://${host}:${http.address().port}`));

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
