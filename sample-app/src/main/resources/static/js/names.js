const COLOURS = ["Amber", "Coral", "Jade", "Indigo", "Ivory", "Olive", "Rose", "Teal"];
const ANIMALS = ["Badger", "Crane", "Fox", "Heron", "Lynx", "Otter", "Seal", "Wren"];

export function guestName() {
	return `${pick(COLOURS)} ${pick(ANIMALS)}`;
}

function pick(list) {
	return list[Math.floor(Math.random() * list.length)];
}
