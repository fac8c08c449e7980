import { randomBytes } from "node:crypto";

/** Returns the text with an end that no other text has. */
export function unique(text) {
	return `${text}-${randomBytes(4).toString("hex")}`;
}
