'use strict';

const { untag } = require('./values');

/** Acknowledges an event with the values of a reply, or not at all if it has none. */
function replyTo(reply, ack) {
  if (ack && reply?.values) {
    ack(...reply.values.map(untag));
  }
}

module.exports = { replyTo };
