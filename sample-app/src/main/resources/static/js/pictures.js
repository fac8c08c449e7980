const LARGEST = 2 * 1024 * 1024;
const TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** Calls the listener with a function that reads the picture, when one was chosen in the field or dropped on the area. */
export function onPicture(field, area, listener) {
	const given = ([file]) => file && listener(() => pictureFrom(file));
	field.addEventListener("change", () => {
		given(field.files);
		field.value = "";
	});
	area.addEventListener("dragover", (event) => {
		event.preventDefault();
		area.classList.add("dropping");
	});
	area.addEventListener("dragleave", () => area.classList.remove("dropping"));
	area.addEventListener("drop", (event) => {
		event.preventDefault();
		area.classList.remove("dropping");
		given(event.dataTransfer.files);
	});
}

/** Reads a picture's bytes; they travel as binary, not as text. */
async function pictureFrom(file) {
	if (!TYPES.includes(file.type)) {
		throw new Error(`${file.name} is no PNG, JPEG, GIF or WebP picture`);
	}
	if (file.size > LARGEST) {
		throw new Error(`${file.name} is larger than 2 MB`);
	}
	return { fileName: file.name, data: await file.arrayBuffer() };
}
