'use strict';

const { Agent } = require('node:http');
const { Manager } = require('socket.io-client');
const { serve } = require('./lib/commands');
const { replyTo } = require('./lib/reply');
const { tag } = require('./lib/values');

const FENCE = 'fence';

/** One socket and everything that came to it. */
class Client {
  constructor(socket) {
    this.socket = socket;
    this.records = [];
    this.fences = new Set();
    this.collected = new Set();
    this.late = [];
    this.replies = new Map();
    this.disconnected = null;
    this.waiting = new Set();
    socket.onAny((event, ...args) => this.received(event, args));
    socket.on('disconnect', (reason) => this.changed(() => (this.disconnected = reason)));
  }

  received(event, received) {
    const ack = typeof received.at(-1) === 'function' ? received.at(-1) : null;
    const args = ack ? received.slice(0, -1) : received;
    this.changed(() => {
      if (event === FENCE) {
        this.fences.add(args[0]);
      } else if (this.collected.has(event)) {
        this.late.push({ event, args: tag(args) });
      } else {
        this.records.push({ event, args: tag(args) });
      }
    });
    this.reply(event, ack);
  }

  /** Acknowledges a fence always, another event only if told to. */
  reply(event, ack) {
    const reply = event === FENCE ? { values: [] } : this.replies.get(event);
    if (reply?.disconnect) {
      this.socket.disconnect();
    }
    replyTo(reply, ack);
  }

  changed(change) {
    change();
    for (const check of [...this.waiting]) {
      check();
    }
  }

  /** Waits until a condition that depends on what has come holds. */
  until(condition, timeout, what) {
    return new Promise((resolve, reject) => {
      const end = (action) => {
        clearTimeout(timer);
        this.waiting.delete(check);
        action();
      };
      const timer = setTimeout(() => end(() => reject(new Error(what()))), timeout);
      const check = () => condition() && end(resolve);
      this.waiting.add(check);
      check();
    });
  }

  /** How many of the given events have come. */
  came(events) {
    return this.records.filter((record) => events.includes(record.event)).length;
  }

  /** Hands out what came for the given events; more of them coming afterwards is kept as late. */
  collect(events) {
    const wanted = new Set(events);
    const taken = this.records.filter((record) => wanted.has(record.event));
    this.records = this.records.filter((record) => !wanted.has(record.event));
    events.forEach((event) => this.collected.add(event));
    return taken;
  }
}

const clients = new Map();

function client(name) {
  const found = clients.get(name);
  if (!found) {
    throw new Error(`no client ${name}`);
  }
  return found;
}

function connected(manager, name, namespace, auth) {
  const socket = manager.socket(namespace, { auth });
  clients.set(name, new Client(socket));
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve([name, socket.id]));
    socket.once('connect_error', (error) => reject(new Error(`${name} to ${namespace}: ${error.message}`)));
    socket.connect();
  });
}

function upgraded({ engine }) {
  if (engine.transport.name === 'websocket') {
    return undefined;
  }
  return new Promise((resolve, reject) => {
    engine.once('upgrade', resolve);
    engine.once('upgradeError', (error) => reject(new Error(`no upgrade: ${error.message}`)));
  });
}

function inTime(promise, timeout, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what()} within ${timeout} ms`)), timeout);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** One connection with one socket for each name in `sockets`; answers their ids. */
async function connect({ url, transports, sockets, handshake, timeout }) {
  const { auth, localAddress, ...options } = handshake;
  if (localAddress) {
    options.agent = new Agent({ localAddress, keepAlive: true });
  }
  const manager = new Manager(url, { transports, reconnection: false, autoConnect: false, ...options });
  const opened = Promise.all(Object.entries(sockets).map(([name, nsp]) => connected(manager, name, nsp, auth)));
  const missing = () => Object.keys(sockets).filter((name) => !client(name).socket.connected);
  const ids = await inTime(opened, timeout, () => `${missing()} not connected by ${transports}`);
  if (transports.length > 1) {
    await inTime(upgraded(manager), timeout, () => `${Object.keys(sockets)} not upgraded to websocket`);
  }
  return Object.fromEntries(ids);
}

/** What came for the events to each named client before its fence, or after it if it has outrun some. */
async function collect({ names, fence, events, outrun, timeout }) {
  await Promise.all(names.map((name) => {
    const each = client(name);
    const missing = () => `${name} got no fence ${fence} within ${timeout} ms, but ${JSON.stringify(each.records)}`;
    return each.until(() => each.fences.has(fence), timeout, missing);
  }));
  await Promise.allSettled(Object.entries(outrun).map(([name, count]) => {
    const each = client(name);
    return each.until(() => each.came(events) >= count, timeout, () => `${name} got too few`);
  }));
  return Object.fromEntries(names.map((name) => [name, client(name).collect(events)]));
}

async function awaitDisconnect({ name, timeout }) {
  const each = client(name);
  await each.until(() => each.disconnected !== null, timeout, () => `${name} was not disconnected within ${timeout} ms`);
  return each.disconnected;
}

function late() {
  return Object.fromEntries([...clients].filter(([, each]) => each.late.length > 0).map(([name, each]) => [name, each.late]));
}

function forget({ prefix }) {
  for (const [name, each] of clients) {
    if (name.startsWith(prefix)) {
      each.socket.disconnect();
      clients.delete(name);
    }
  }
}

serve({
  connect,
  collect,
  awaitDisconnect,
  late,
  forget,
  reply: ({ name, event, reply }) => void client(name).replies.set(event, reply),
  connected: ({ name }) => client(name).socket.connected,
  request: ({ name, event, args }) => client(name).socket.timeout(5000).emitWithAck(event, ...args),
});
