'use strict';

// JSON can't say binary, dates, undefined or NaN; objects with one of these keys do.
const TAGS = {
  $bin: (base64) => Buffer.from(base64, 'base64'),
  $date: (millis) => new Date(millis),
  $undefined: () => undefined,
  $number: (name) => Number(name),
};

function isPlainObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Makes JavaScript values out of tagged JSON. */
function untag(json) {
  if (Array.isArray(json)) {
    return json.map(untag);
  }
  if (!isPlainObject(json)) {
    return json;
  }
  const [key, ...others] = Object.keys(json);
  if (others.length === 0 && Object.hasOwn(TAGS, key)) {
    return TAGS[key](json[key]);
  }
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, untag(value)]));
}

/** Makes tagged JSON out of JavaScript values. */
function tag(value) {
  if (value === undefined) {
    return { $undefined: true };
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return { $number: String(value) };
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  return tagObject(value);
}

function tagObject(value) {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    const bytes = ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
      : Buffer.from(value);
    return { $bin: bytes.toString('base64') };
  }
  if (value instanceof Date) {
    return { $date: value.getTime() };
  }
  if (Array.isArray(value)) {
    return value.map(tag);
  }
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, tag(each)]));
}

module.exports = { tag, untag };
