'use strict';

const { choose } = require('./calls');
const { tag, untag } = require('./values');

/** A socket as the server that is asked sees it. */
function view({ id, handshake, rooms, data }) {
  return { id, handshake, rooms: [...rooms], data: tag(data) };
}

/** The acknowledgements that came, and the error if some are missing. */
async function outcome(acknowledgements) {
  try {
    return { values: tag(await acknowledgements), error: null };
  } catch (error) {
    if (!error.responses) {
      throw error;
    }
    return { values: tag(error.responses), error: error.message };
  }
}

const QUESTIONS = {
  fetchSockets: async (target) => (await target.fetchSockets()).map(view),
  emitWithAck: (target, { event, args, timeout }) =>
    outcome(target.timeout(timeout).emitWithAck(event, ...args.map(untag))),
  serverSideEmitWithAck: (target, { event, args }) => outcome(target.serverSideEmitWithAck(event, ...args.map(untag))),
  allRooms: async (target) => [...(await target.adapter.allRooms())],
  serverCount: (target) => target.adapter.serverCount(),
};

/** Asks the cluster, as a test describes it, through a namespace. */
function ask(namespace, { target, question }) {
  return QUESTIONS[question.name](choose(namespace, target), question);
}

module.exports = { ask, view };
