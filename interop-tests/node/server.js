'use strict';

const { createServer } = require('node:http');
const { Server } = require('socket.io');
const { createAdapter } = require('@socket.io/redis-adapter');
const { perform } = require('./lib/calls');
const { serve } = require('./lib/commands');
const redis = require('./lib/redis');
const { tag } = require('./lib/values');

const NAMESPACES = ['/', '/chat'];
const SERVER_SIDE_EVENT = 'server-side';

const serverSideEvents = [];
let io;

function onConnection(socket) {
  socket.on('join', (rooms, ack) => Promise.resolve(socket.join(rooms)).then(() => ack()));
  socket.on('leave', (room, ack) => Promise.resolve(socket.leave(room)).then(() => ack()));
}

async function start(command) {
  const clients = await redis.connect(command.client, command.redis);
  const httpServer = createServer();
  io = new Server(httpServer, { adapter: createAdapter(clients.publish, clients.subscribe, redis.options(command)) });
  for (const name of NAMESPACES) {
    const namespace = io.of(name);
    namespace.on('connection', onConnection);
    namespace.on(SERVER_SIDE_EVENT, (...args) => serverSideEvents.push({ namespace: name, args: tag(args) }));
  }
  await clients.fence(`ready-${process.pid}`);
  await new Promise((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(0, '127.0.0.1', resolve);
  });
  return { port: httpServer.address().port };
}

function call({ call }) {
  const namespace = io.of(call.target.namespace);
  if (call.target.from === null) {
    return perform(namespace, call);
  }
  const socket = namespace.sockets.get(call.target.from);
  if (!socket) {
    throw new Error(`no socket ${call.target.from} in ${call.target.namespace}`);
  }
  return perform(call.target.rooms.length === 0 ? socket.broadcast : socket, call);
}

serve({
  start,
  call,
  rooms: ({ namespace, socket }) => [...(io.of(namespace).sockets.get(socket)?.rooms ?? [])].filter((room) => room !== socket),
  members: ({ namespace, room }) => [...(io.of(namespace).adapter.rooms.get(room) ?? [])],
  serverSideEvents: () => serverSideEvents.splice(0),
});
