'use strict';

const LIBRARIES = { redis: () => require('./node-redis'), ioredis: () => require('./ioredis') };

const SUBSCRIBING = ['subscribe', 'pSubscribe', 'psubscribe', 'sSubscribe', 'ssubscribe', 'sUnsubscribe', 'sunsubscribe'];

function library(name) {
  if (!Object.hasOwn(LIBRARIES, name)) {
    throw new Error(`unknown Redis client "${name}", known are ${Object.keys(LIBRARIES).join(', ')}`);
  }
  return LIBRARIES[name]();
}

async function connected(client, role) {
  client.on('error', (error) => console.error(`Redis (${role}): ${error.message}`));
  await client.connect();
  return client;
}

/** Connects a client that publishes: {library, topology, nodes, master} say how. */
function publisher(redis) {
  return connected(library(redis.library).create(redis, { sharded: false, subscribes: false }), 'publish');
}

/** Connects a client that subscribes, to sharded channels or to others. */
function subscriber(redis, sharded) {
  return connected(library(redis.library).create(redis, { sharded, subscribes: true }), 'subscribe');
}

/**
 * Keeps the promises of a client's subscriptions, which the adapters throw away. The function that it returns
 * completes when all that was subscribed until then has been confirmed.
 */
function confirmations(client) {
  const pending = new Set();
  for (const name of SUBSCRIBING.filter((each) => typeof client[each] === 'function')) {
    const original = client[name].bind(client);
    client[name] = (...args) => {
      const promise = Promise.resolve(original(...args));
      pending.add(promise);
      promise.catch((error) => console.error(`${name} ${args[0]}: ${error.message}`)).finally(() => pending.delete(promise));
      return promise;
    };
  }
  return () => Promise.all([...pending]);
}

module.exports = { confirmations, publisher, subscriber };
