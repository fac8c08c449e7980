'use strict';

function reportErrors(client, role) {
  client.on('error', (error) => console.error(`Redis (${role}): ${error.message}`));
  return client;
}

async function nodeRedis(url) {
  const { createClient } = require('redis');
  const publish = reportErrors(createClient({ url }), 'publish');
  const subscribe = reportErrors(publish.duplicate(), 'subscribe');
  await Promise.all([publish.connect(), subscribe.connect()]);
  return { publish, subscribe, fence: (channel) => subscribe.subscribe(channel, () => {}) };
}

async function ioredis(url) {
  const { Redis } = require('ioredis');
  const publish = reportErrors(new Redis(url, { lazyConnect: true }), 'publish');
  const subscribe = reportErrors(publish.duplicate(), 'subscribe');
  await Promise.all([publish.connect(), subscribe.connect()]);
  return { publish, subscribe, fence: (channel) => subscribe.subscribe(channel) };
}

const CLIENTS = { redis: nodeRedis, ioredis };

/**
 * Connects to Redis with the named npm client. `fence` completes when every subscription made before it is confirmed,
 * because Redis answers the commands of a connection in order.
 */
function connect(client, url) {
  if (!Object.hasOwn(CLIENTS, client)) {
    throw new Error(`unknown Redis client "${client}", known are ${Object.keys(CLIENTS).join(', ')}`);
  }
  return CLIENTS[client](url);
}

const JSON_PARSER = { encode: JSON.stringify, decode: (message) => JSON.parse(message) };

/** The options that adapter and emitter share; what is not given stays the default of the package. */
function options({ key, parser }) {
  return { ...(key && { key }), ...(parser === 'json' && { parser: JSON_PARSER }) };
}

/** The options of the adapter. */
function adapterOptions({ requestsTimeout, publishOnSpecificResponseChannel, ...shared }) {
  return {
    ...options(shared),
    ...(requestsTimeout && { requestsTimeout }),
    ...(publishOnSpecificResponseChannel && { publishOnSpecificResponseChannel }),
  };
}

module.exports = { adapterOptions, connect, options };
