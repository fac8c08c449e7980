'use strict';

const { io } = require('socket.io-client');
const { serve } = require('../lib/commands');

const FIELDS = 5;
const TIMEOUT = 15000;

let records = new Int32Array(FIELDS * 100000);
let length = 0;
const disconnects = [];
const sockets = [];

function add(...record) {
  if (length + FIELDS > records.length) {
    const larger = new Int32Array(records.length * 2);
    larger.set(records);
    records = larger;
  }
  records.set(record, length);
  length += FIELDS;
}

/** A client of one server in some rooms, which notes receiver, sender, room, number and milliseconds on the way. */
function connect(server, url, rooms) {
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true });
  sockets.push(socket);
  socket.on('m', (sender, room, number, at) => add(server, sender, room, number, Date.now() - at));
  socket.on('disconnect', (reason) => disconnects.push({ server, reason }));
  return new Promise((resolve, reject) => {
    socket.once('connect_error', (error) => reject(new Error(`${url}: ${error.message}`)));
    socket.once('connect', () => socket.timeout(TIMEOUT).emit('join', rooms, (error) => (error ? reject(error) : resolve(socket))));
  });
}

const pick = (values) => values[Math.floor(Math.random() * values.length)];

/** One client that does what it is told at random, and the rooms that it is in. */
class Restless {
  constructor(server, url) {
    this.server = server;
    this.url = url;
    this.rooms = new Set();
  }

  async connect() {
    this.socket?.disconnect();
    this.rooms.clear();
    this.socket = await connect(this.server, this.url, []);
  }

  async act(rooms) {
    const chance = Math.random();
    if (chance < 0.02) {
      await this.connect();
    } else if (chance < 0.5 && this.rooms.size > 0) {
      const room = pick([...this.rooms]);
      this.rooms.delete(room);
      this.socket.emit('leave', room);
    } else {
      const room = pick(rooms);
      this.rooms.add(room);
      this.socket.emit('join', [room]);
    }
  }

  /** Waits until the server has done everything. */
  settle() {
    return this.socket.timeout(TIMEOUT).emitWithAck('join', []);
  }
}

/** Spreads operations over clients; answers the rooms that somebody is in. */
async function churn({ server, url, rooms, operations, clients }) {
  const all = Array.from({ length: clients }, () => new Restless(server, url));
  await Promise.all(all.map((each) => each.connect()));
  for (let i = 0; i < operations; i++) {
    await pick(all).act(rooms);
    if (i % 10 === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  await Promise.all(all.map((each) => each.settle()));
  return [...new Set(all.flatMap((each) => [...each.rooms]))];
}

serve({
  /** Connects several clients, which share the rooms. */
  connect: ({ server, url, rooms, clients }) => {
    const shares = Array.from({ length: clients }, (_, share) => rooms.filter((_, room) => room % clients === share));
    return Promise.all(shares.map((share) => connect(server, url, share))).then(() => undefined);
  },
  churn,
  received: () => length / FIELDS,
  disconnects: () => disconnects,
  records: () => Buffer.from(records.buffer, 0, length * 4).toString('base64'),
  close: () => sockets.forEach((socket) => socket.disconnect()),
});
