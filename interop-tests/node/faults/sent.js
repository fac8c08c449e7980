'use strict';

const FIELDS = 4;
const PENDING = 0;
const PUBLISHED = 1;
const FAILED = 2;

/** What a server has sent: room, number within the room, time and what became of the publish, four integers each. */
class Sent {
  constructor(epoch) {
    this.epoch = epoch;
    this.values = [];
    this.current = -1;
  }

  /** Notes a message; what is published until `published` returns belongs to it. */
  begin(room, number, at) {
    this.current = this.values.length;
    this.values.push(room, number, at - this.epoch, PENDING);
  }

  end() {
    this.current = -1;
  }

  /** Watches a publishing method of a Redis client, and leaves its outcome to the caller as it was. */
  watch(client, method) {
    const original = client[method];
    if (typeof original !== 'function') {
      return;
    }
    client[method] = (...args) => {
      const message = this.current;
      return original.apply(client, args).then(
        (count) => {
          this.outcome(message, PUBLISHED);
          return count;
        },
        (error) => {
          this.outcome(message, FAILED);
          throw error;
        },
      );
    };
  }

  outcome(message, outcome) {
    if (message >= 0) {
      this.values[message + FIELDS - 1] = outcome;
    }
  }

  toString() {
    return Buffer.from(Int32Array.from(this.values).buffer).toString('base64');
  }
}

module.exports = { Sent };
