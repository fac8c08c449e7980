import { deflateSync } from "node:zlib";

const WIDTH = 320;
const HEIGHT = 180;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Returns a PNG of balloons under a sky; each seed gives another one. */
export function drawing(seed) {
	const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
	for (let y = 0; y < HEIGHT; y++) {
		for (let x = 0; x < WIDTH; x++) {
			rows.set(colour(x, y, seed), y * (1 + WIDTH * 3) + 1 + x * 3);
		}
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(WIDTH, 0);
	header.writeUInt32BE(HEIGHT, 4);
	header.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function colour(x, y, seed) {
	for (let balloon = 0; balloon < 5; balloon++) {
		const centreX = 40 + balloon * 60;
		const centreY = 60 + ((balloon * 37 + seed * 13) % 50);
		const distance = Math.hypot(x - centreX, (y - centreY) * 0.85);
		if (distance < 24) {
			const shine = Math.max(0, 60 - 4 * Math.hypot(x - centreX + 8, y - centreY + 9));
			return [[239, 71, 111], [255, 176, 32], [6, 167, 125], [79, 70, 229], [17, 138, 178]][balloon].map((part) => Math.min(255, part + shine));
		}
		if (Math.abs(x - centreX) < 1 && y > centreY && y < centreY + 80) {
			return [90, 100, 120];
		}
	}
	return [190 + y / 4, 220 + y / 8, 255];
}

function chunk(type, data) {
	const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, sum]);
}

function crc32(bytes) {
	let sum = 0xffffffff;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++) {
			sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
		}
	}
	return (sum ^ 0xffffffff) >>> 0;
}
