'use strict';

const { Emitter } = require('@socket.io/redis-emitter');
const { options } = require('./lib/adapters');
const { perform } = require('./lib/calls');
const { serve } = require('./lib/commands');
const redis = require('./lib/redis');

let emitter;

async function start(command) {
  emitter = new Emitter(await redis.publisher(command.redis), options(command));
}

serve({
  start,
  call: ({ call }) => perform(call.target.namespace === '/' ? emitter : emitter.of(call.target.namespace), call),
});
