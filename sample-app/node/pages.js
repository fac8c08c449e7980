import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal } from "./rules.js";

const PAGE = join(dirname(fileURLToPath(import.meta.url)), "../src/main/resources/static");
const CLIENT = join(dirname(createRequire(import.meta.url).resolve("socket.io/package.json")), "client-dist/socket.io.min.js");
const LONGEST_BODY = 8192;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

/** Serves the Java servers' pages, what they have to know about this server, announcements by POST, and the admin's API. */
export function pages({ name, port, announce, admin }) {
	return async (request, response) => {
		const [pathname] = request.url.split("?", 1);
		if (pathname.startsWith("/socket.io/")) {
			return;
		}
		try {
			if (pathname.startsWith("/api/admin/")) {
				await admin(request, pathname, (status, value) => send(response, status, value && "application/json", value && JSON.stringify(value)));
			}
			else if (request.method === "POST" && pathname === "/api/announcements") {
				const { text, room } = await body(request);
				announce(text, room);
				send(response, 202);
			}
			else if (request.method !== "GET") {
				send(response, 405);
			}
			else if (pathname === "/api/server") {
				send(response, 200, "application/json", JSON.stringify({ name, socketPort: port() }));
			}
			else {
				await file(pathname, response);
			}
		}
		catch (error) {
			refuse(response, error);
		}
	};
}

async function file(pathname, response) {
	const path = pathname === "/" ? "/index.html" : pathname;
	const type = TYPES[extname(path)];
	if (!type || !/^(\/[a-z][a-z.-]*)+$/.test(path) || path.includes("..")) {
		send(response, 404);
		return;
	}
	const content = await readFile(path === "/socket.io.min.js" ? CLIENT : join(PAGE, path));
	send(response, 200, `${type}; charset=utf-8`, content);
}

async function body(request) {
	if (!request.headers["content-type"]?.startsWith("application/json")) {
		throw new Refusal("The body has to be application/json");
	}
	let text = "";
	for await (const chunk of request) {
		text += chunk;
		if (text.length > LONGEST_BODY) {
			throw new Refusal(`The body is longer than ${LONGEST_BODY} characters`);
		}
	}
	try {
		return JSON.parse(text) ?? {};
	}
	catch {
		throw new Refusal("The body is no JSON");
	}
}

function refuse(response, error) {
	if (error instanceof Refusal) {
		send(response, 400, "application/problem+json", JSON.stringify({ status: 400, detail: error.message }));
	}
	else if (error.code === "ENOENT") {
		send(response, 404);
	}
	else {
		console.error(error);
		send(response, 500);
	}
}

function send(response, status, type, content) {
	response.writeHead(status, type ? { "content-type": type } : {});
	response.end(content);
}
