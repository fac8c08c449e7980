'use strict';

const { createClient, createCluster, createSentinel } = require('redis');

const url = (node) => `redis://${node}`;

function hostAndPort(node) {
  const [host, port] = node.split(':');
  return { host, port: Number(port) };
}

/** The adapter counts servers by sendCommand([..]), which a client of sentinels wants to be told whether it reads. */
function countingServers(client) {
  const sendCommand = client.sendCommand.bind(client);
  client.sendCommand = (args) => sendCommand(false, args);
  return client;
}

const TOPOLOGIES = {
  standalone: ({ nodes }) => createClient({ url: url(nodes[0]) }),
  cluster: ({ nodes }) => createCluster({ rootNodes: nodes.map((node) => ({ url: url(node) })) }),
  sentinel: ({ nodes, master }) =>
    countingServers(createSentinel({ name: master, sentinelRootNodes: nodes.map(hostAndPort) })),
};

/** Makes a client of the npm package `redis`; it does not matter what for. */
function create(redis) {
  return TOPOLOGIES[redis.topology](redis);
}

module.exports = { create };
