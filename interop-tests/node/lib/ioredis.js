'use strict';

const { Cluster, Redis } = require('ioredis');

function hostAndPort(node) {
  const [host, port] = node.split(':');
  return { host, port: Number(port) };
}

/** The check of readiness sends INFO, which is refused once a sharded channel is subscribed. */
const options = ({ sharded, subscribes }) => ({ lazyConnect: true, ...(sharded && subscribes && { enableReadyCheck: false }) });

const TOPOLOGIES = {
  standalone: ({ nodes }, use) => new Redis({ ...hostAndPort(nodes[0]), ...options(use) }),
  cluster: ({ nodes }, use) =>
    new Cluster(nodes.map(hostAndPort), { lazyConnect: true, ...(use.sharded && use.subscribes && { shardedSubscribers: true }) }),
  sentinel: ({ nodes, master }, use) => new Redis({ sentinels: nodes.map(hostAndPort), name: master, ...options(use) }),
};

/** Makes a client of the npm package `ioredis`. */
function create(redis, use) {
  return TOPOLOGIES[redis.topology](redis, use);
}

module.exports = { create };
