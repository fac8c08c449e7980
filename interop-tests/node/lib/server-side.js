'use strict';

const { replyTo } = require('./reply');
const { tag } = require('./values');

/** The server-side events that came to the namespaces of a server, by namespace and event. */
class ServerSideEvents {
  constructor(io) {
    this.io = io;
    this.heardBy = new Map();
    this.replies = new Map();
  }

  /** Keeps what comes of an event from now on, and acknowledges it as the reply says. */
  listen(namespace, event, reply) {
    const key = JSON.stringify([namespace, event]);
    this.replies.set(key, reply);
    if (this.heardBy.has(key)) {
      return;
    }
    this.heardBy.set(key, []);
    this.io.of(namespace).on(event, (...args) => {
      const ack = typeof args.at(-1) === 'function' ? args.pop() : null;
      this.heardBy.get(key).push(tag(args));
      replyTo(this.replies.get(key), ack);
    });
  }

  heard(namespace, event) {
    return this.heardBy.get(JSON.stringify([namespace, event])) ?? [];
  }
}

module.exports = { ServerSideEvents };
