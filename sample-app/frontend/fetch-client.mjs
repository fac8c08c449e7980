/*
 * Installs the locked packages, if they are not installed yet, and copies the browser's
 * build of socket.io-client into the folder given: node fetch-client.mjs <folder>
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const library = join(here, "node_modules", "socket.io-client");

function locked() {
	const lock = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8"));
	return lock.packages["node_modules/socket.io-client"].version;
}

function installed() {
	const manifest = join(library, "package.json");
	return existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")).version : undefined;
}

function install() {
	const arguments_ = ["ci", "--prefer-offline", "--no-audit", "--no-fund"];
	const npm = spawnSync("npm", arguments_, { cwd: here, stdio: "inherit", shell: process.platform === "win32" });
	if (npm.status !== 0) {
		console.error(`npm ci failed in ${here}: the chat page needs npm and, the first time, a network`);
		process.exit(1);
	}
}

function copyTo(folder) {
	const source = join(library, "dist", "socket.io.min.js");
	const target = join(folder, "socket.io.min.js");
	if (!existsSync(target) || !readFileSync(target).equals(readFileSync(source))) {
		mkdirSync(folder, { recursive: true });
		cpSync(source, target);
	}
}

if (installed() !== locked()) {
	install();
}
copyTo(process.argv[2]);
