'use strict';

const { untag } = require('./values');

const ACTIONS = {
  emit: (target, { event, args }) => target.emit(event, ...args.map(untag)),
  serverSideEmit: (target, { event, args }) => target.serverSideEmit(event, ...args.map(untag)),
  socketsJoin: (target, { rooms }) => target.socketsJoin(rooms),
  socketsLeave: (target, { rooms }) => target.socketsLeave(rooms),
  disconnectSockets: (target, { close }) => target.disconnectSockets(close),
};

const SOCKET_ACTIONS = {
  emit: ACTIONS.emit,
  socketsJoin: (socket, { rooms }) => socket.join(rooms),
  socketsLeave: (socket, { rooms }) => rooms.forEach((room) => socket.leave(room)),
  disconnectSockets: (socket, { close }) => socket.disconnect(close),
};

function choose(target, { rooms, except, flags }) {
  let chosen = target;
  for (const room of rooms) {
    chosen = chosen.to(room);
  }
  for (const room of except) {
    chosen = chosen.except(room);
  }
  if (flags.local) {
    chosen = chosen.local;
  }
  if (flags.volatile) {
    chosen = chosen.volatile;
  }
  if (flags.uncompressed) {
    chosen = chosen.compress(false);
  }
  return chosen;
}

/** Makes a call, as a test describes it, on an emitter, a namespace or a socket. */
function perform(target, { target: choice, action }) {
  ACTIONS[action.name](choose(target, choice), action);
}

/** Does the same to one socket, which may be one that was fetched from another server. */
function performOn(socket, action) {
  SOCKET_ACTIONS[action.name](socket, action);
}

module.exports = { choose, perform, performOn };
