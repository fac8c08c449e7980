'use strict';

const { createAdapter, createShardedAdapter } = require('@socket.io/redis-adapter');

const JSON_PARSER = { encode: JSON.stringify, decode: (message) => JSON.parse(message) };

/** The options that classic adapter and emitter share; what is not given stays the default of the package. */
function options({ key, parser }) {
  return { ...(key && { key }), ...(parser === 'json' && { parser: JSON_PARSER }) };
}

function classicOptions({ requestsTimeout, publishOnSpecificResponseChannel, ...shared }) {
  return {
    ...options(shared),
    ...(requestsTimeout && { requestsTimeout }),
    ...(publishOnSpecificResponseChannel && { publishOnSpecificResponseChannel }),
  };
}

function shardedOptions({ key, subscriptionMode }) {
  return { ...(key && { channelPrefix: key }), ...(subscriptionMode && { subscriptionMode }) };
}

/** Makes the adapter, classic or sharded, that a test asks for. */
function adapter(command, publish, subscribe) {
  return command.sharded
    ? createShardedAdapter(publish, subscribe, shardedOptions(command))
    : createAdapter(publish, subscribe, classicOptions(command));
}

module.exports = { adapter, options };
