'use strict';

const { createServer } = require('node:http');
const { Server } = require('socket.io');
const { adapter } = require('./lib/adapters');
const { perform, performOn } = require('./lib/calls');
const { serve } = require('./lib/commands');
const { ask, view } = require('./lib/questions');
const redis = require('./lib/redis');
const { ServerSideEvents } = require('./lib/server-side');
const { untag } = require('./lib/values');

const NAMESPACES = ['/', '/chat'];

let io;
let serverSideEvents;
let confirmed;

function onConnection(socket) {
  socket.on('join', (rooms, ack) => Promise.resolve(socket.join(rooms)).then(() => confirmed()).then(() => ack()));
  socket.on('leave', (room, ack) => Promise.resolve(socket.leave(room)).then(() => confirmed()).then(() => ack()));
}

async function start(command) {
  const publish = await redis.publisher(command.redis);
  const subscribe = await redis.subscriber(command.redis, command.sharded);
  confirmed = redis.confirmations(subscribe);
  const httpServer = createServer();
  io = new Server(httpServer, { adapter: adapter(command, publish, subscribe) });
  serverSideEvents = new ServerSideEvents(io);
  for (const name of NAMESPACES) {
    io.of(name).on('connection', onConnection);
  }
  await confirmed();
  await new Promise((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(0, '127.0.0.1', resolve);
  });
  return { port: httpServer.address().port };
}

function localSocket(namespace, id) {
  const socket = io.of(namespace).sockets.get(id);
  if (!socket) {
    throw new Error(`no socket ${id} in ${namespace}`);
  }
  return socket;
}

function call({ call }) {
  if (call.target.from === null) {
    return perform(io.of(call.target.namespace), call);
  }
  const socket = localSocket(call.target.namespace, call.target.from);
  return perform(call.target.rooms.length === 0 ? socket.broadcast : socket, call);
}

const toNumbers = (rooms) => rooms.map((room) => (Number.isNaN(Number(room)) ? room : Number(room)));

/** A call whose rooms are numbers, which only JavaScript has. */
function callWithNumbers({ call: { target, action } }) {
  const choice = { ...target, rooms: toNumbers(target.rooms), except: toNumbers(target.except) };
  return call({ call: { target: choice, action: action.rooms ? { ...action, rooms: toNumbers(action.rooms) } : action } });
}

/** Fetches a socket from wherever it is, then does something to it. */
async function callOnFetched({ namespace, socket, action }) {
  const fetched = await io.of(namespace).in(socket).fetchSockets();
  if (fetched.length !== 1) {
    throw new Error(`${fetched.length} sockets ${socket} in ${namespace}`);
  }
  performOn(fetched[0], action);
}

serve({
  start,
  confirmed: () => confirmed().then(() => null),
  call,
  callWithNumbers,
  callOnFetched,
  ask: (command) => ask(io.of(command.target.namespace), command),
  socket: ({ namespace, socket }) => view(localSocket(namespace, socket)),
  setData: ({ namespace, socket, data }) => void (localSocket(namespace, socket).data = untag(data)),
  rooms: ({ namespace, socket }) => [...(io.of(namespace).sockets.get(socket)?.rooms ?? [])].filter((room) => room !== socket),
  members: ({ namespace, room }) => [...(io.of(namespace).adapter.rooms.get(room) ?? [])],
  listen: ({ namespace, event, reply }) => serverSideEvents.listen(namespace, event, reply),
  heard: ({ namespace, event }) => serverSideEvents.heard(namespace, event),
});
