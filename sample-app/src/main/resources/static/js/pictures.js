const LARGEST = 2 * 1024 * 1024;
const TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** Reads a picture's bytes; they travel as binary, not as text. */
export async function pictureFrom(file) {
	if (!TYPES.includes(file.type)) {
		throw new Error(`${file.name} is no PNG, JPEG, GIF or WebP picture`);
	}
	if (file.size > LARGEST) {
		throw new Error(`${file.name} is larger than 2 MB`);
	}
	return { fileName: file.name, data: await file.arrayBuffer() };
}
