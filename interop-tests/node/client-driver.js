'use strict';

const { Manager } = require('socket.io-client');
const { serve } = require('./lib/commands');
const { tag, untag } = require('./lib/values');

/** One connection, with its sockets and what came to them. */
class Connection {
  constructor(url, transports) {
    this.manager = new Manager(url, { transports, reconnection: false, autoConnect: false });
    this.endpoints = new Map();
  }

  endpoint(namespace) {
    if (!this.endpoints.has(namespace)) {
      this.endpoints.set(namespace, new Endpoint(this.manager.socket(namespace)));
    }
    return this.endpoints.get(namespace);
  }

  transport() {
    return this.manager.engine?.transport?.name ?? null;
  }

  close() {
    this.endpoints.forEach((endpoint) => endpoint.socket.disconnect());
    this.manager.engine?.close();
  }
}

/** One socket: what happened to it, and the arguments of what came by event. */
class Endpoint {
  constructor(socket) {
    this.socket = socket;
    this.lifecycle = [];
    this.received = new Map();
    this.replies = new Map();
    socket.on('connect', () => this.lifecycle.push(['connect', socket.id]));
    socket.on('connect_error', ({ message, data }) => this.lifecycle.push(['connect_error', message, data ?? null]));
    socket.on('disconnect', (reason) => this.lifecycle.push(['disconnect', reason]));
    socket.onAny((event, ...args) => this.came(event, args));
  }

  came(event, args) {
    const ack = typeof args.at(-1) === 'function' ? args.pop() : null;
    this.of(event).push(tag(args));
    if (ack && this.replies.has(event)) {
      ack(...this.replies.get(event).map(untag));
    }
  }

  of(event) {
    if (!this.received.has(event)) {
      this.received.set(event, []);
    }
    return this.received.get(event);
  }

  connect(auth) {
    this.socket.auth = auth;
    this.socket.connect();
  }

  /** Sends numbers in one go. */
  flood(event, count) {
    for (let number = 0; number < count; number++) {
      this.socket.emit(event, number);
    }
  }

  /** Sends numbers as soon as it is connected, some ahead of the answers that each of them gets. */
  relay({ event, answer, count, ahead }) {
    let next = 0;
    const send = () => next < count && this.socket.emit(event, next++);
    this.socket.on(answer, send);
    this.socket.once('connect', () => {
      for (let i = 0; i < ahead; i++) {
        send();
      }
    });
  }
}

const connections = new Map();

function endpoint({ connection, namespace }) {
  return connections.get(connection).endpoint(namespace);
}

serve({
  open: ({ connection, url, transports }) => void connections.set(connection, new Connection(url, transports)),
  transport: ({ connection }) => connections.get(connection).transport(),
  connect: (command) => void endpoint(command).connect(command.auth),
  disconnect: (command) => void endpoint(command).socket.disconnect(),
  lifecycle: (command) => endpoint(command).lifecycle,
  emit: (command) => void endpoint(command).socket.emit(command.event, ...command.args.map(untag)),
  request: async (command) =>
    tag(await new Promise((resolve) => {
      endpoint(command).socket.emit(command.event, ...command.args.map(untag), (...values) => resolve(values));
    })),
  reply: (command) => void endpoint(command).replies.set(command.event, command.args),
  flood: (command) => void endpoint(command).flood(command.event, command.count),
  relay: (command) => void endpoint(command).relay(command),
  count: (command) => endpoint(command).of(command.event).length,
  received: (command) => endpoint(command).of(command.event),
  close: ({ connection }) => {
    connections.get(connection)?.close();
    connections.delete(connection);
  },
});
