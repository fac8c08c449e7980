'use strict';

const { Emitter } = require('@socket.io/redis-emitter');
const { perform } = require('./lib/calls');
const { serve } = require('./lib/commands');
const redis = require('./lib/redis');

let emitter;

async function start(command) {
  const { publish, subscribe } = await redis.connect(command.client, command.redis);
  subscribe.disconnect();
  emitter = new Emitter(publish, redis.options(command));
}

serve({
  start,
  call: ({ call }) => perform(call.target.namespace === '/' ? emitter : emitter.of(call.target.namespace), call),
});
