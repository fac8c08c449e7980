/*
 * Runs scenarios in Chromium. Reads one JSON object a line from stdin, {"scenario": name}, and
 * answers each with {"scenario": name, "ok": true} or with {"ok": false, "error": text}. In
 * between it may ask for something with {"ask": what}, and waits for another line.
 * The environment tells what to run against: CHROMIUM, SERVERS (JSON: name to URL), ADMIN_TOKEN,
 * SCREENSHOTS.
 */
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { AdminPage } from "./admin-page.mjs";
import { ChatPage } from "./chat-page.mjs";
import { scenarios } from "./scenarios.mjs";

const DESKTOP = { width: 1280, height: 800 };

const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const servers = JSON.parse(process.env.SERVERS);
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM,
	headless: true,
	args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function ask(what) {
	console.log(JSON.stringify({ ask: what }));
	await input.next();
}

async function run(name) {
	const opened = [];
	const newPage = async (viewport = DESKTOP) => {
		const context = await browser.newContext({ viewport });
		context.setDefaultTimeout(10_000);
		return context.newPage();
	};
	const open = async (server, member, viewport) => {
		const page = new ChatPage(await newPage(viewport), server, member);
		opened.push(page);
		await page.open(servers[server]);
		return page;
	};
	const openAdmin = async (server, { token, viewport } = {}) => {
		const page = new AdminPage(await newPage(viewport), server);
		opened.push(page);
		await page.open(servers[server], token);
		return page;
	};
	try {
		if (!scenarios[name]) {
			throw new Error(`No scenario ${name}; there are ${Object.keys(scenarios).join(", ")}`);
		}
		await scenarios[name]({ open, openAdmin, ask, servers, token: process.env.ADMIN_TOKEN, screenshots: process.env.SCREENSHOTS });
		for (const page of opened) {
			page.assertNoErrors();
		}
		return { scenario: name, ok: true };
	}
	catch (error) {
		const pages = await Promise.all(opened.map((page) => page.describe()));
		return { scenario: name, ok: false, error: [error.stack, ...pages].join("\n") };
	}
	finally {
		await Promise.all(opened.map((page) => page.close()));
	}
}

for (let line = await input.next(); !line.done; line = await input.next()) {
	console.log(JSON.stringify(await run(JSON.parse(line.value).scenario)));
}
await browser.close();
