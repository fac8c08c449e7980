'use strict';

const { writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { createAdapter, createShardedAdapter } = require('@socket.io/redis-adapter');
const { Server } = require('socket.io');
const { serve } = require('../lib/commands');
const redis = require('./redis');
const { Sent } = require('./sent');

let io;
let sent;
let self;
let timer;

function onConnection(socket) {
  socket.on('join', (rooms, ack) => Promise.resolve(socket.join(rooms)).then(() => ack()));
}

async function start(command) {
  self = command;
  const clients = await redis.connect(command);
  sent = new Sent(command.epoch);
  ['publish', 'sPublish', 'spublish'].forEach((method) => sent.watch(clients.publish, method));
  // a server that dies leaves behind what it had sent; that it dies stays as it is
  process.on('uncaughtExceptionMonitor', () => writeFileSync(command.testament, sent.toString()));
  const create = command.sharded ? createShardedAdapter : createAdapter;
  const httpServer = createServer();
  io = new Server(httpServer, { adapter: create(clients.publish, clients.subscribe) });
  io.on('connection', onConnection);
  await new Promise((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(0, '127.0.0.1', resolve);
  });
  return { port: httpServer.address().port };
}

function emit(rooms, room, number) {
  const at = Date.now();
  sent.begin(room, number, at);
  io.to(rooms[room]).emit('m', self.index, room, number, at);
  sent.end();
}

/** Sends `burst` messages to the next room every `interval` ms, numbered by room. */
function beginTraffic({ rooms, interval, burst }) {
  const numbers = new Array(rooms.length).fill(0);
  let next = 0;
  timer = setInterval(() => {
    for (let i = 0; i < burst; i++) {
      emit(rooms, next, numbers[next]++);
    }
    next = (next + 1) % rooms.length;
  }, interval);
}

serve({
  start,
  beginTraffic,
  endTraffic: () => clearInterval(timer),
  sent: () => sent.toString(),
});
