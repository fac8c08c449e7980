'use strict';

/** Connects as the documentation of the adapter and of the npm clients says, with names to be told apart in CLIENT LIST. */

function reported(client) {
  client.on('error', (error) => console.error(`Redis: ${error.message}`));
  return client;
}

async function connectedPair(publish, subscribe) {
  reported(publish);
  reported(subscribe);
  await Promise.all([publish.connect(), subscribe.connect()]);
  return { publish, subscribe };
}

function nodeRedis({ kind, nodes }, name) {
  const { createCluster, createClient } = require('redis');
  if (kind === 'sentinel') {
    throw new Error('The adapter does not know the sentinel client of redis');
  }
  const urls = nodes.map(({ host, port }) => `redis://${host}:${port}`);
  const create = () => (kind === 'cluster'
    ? createCluster({ rootNodes: urls.map((url) => ({ url })), defaults: { name } })
    : createClient({ url: urls[0], name }));
  return connectedPair(create(), create());
}

function ioredis({ kind, nodes, master }, name, sharded) {
  const { Cluster, Redis } = require('ioredis');
  const common = { connectionName: name, lazyConnect: true };
  // a sharded subscriber may not be asked INFO, and a cluster needs a connection to each shard
  const subscriber = sharded ? { enableReadyCheck: false } : {};
  const create = (options) => {
    if (kind === 'cluster') {
      return new Cluster(nodes, { lazyConnect: true, redisOptions: { connectionName: name }, ...options });
    }
    const place = kind === 'sentinel' ? { sentinels: nodes, name: master } : nodes[0];
    return new Redis({ ...common, ...place, ...options });
  };
  const sharing = sharded && kind === 'cluster' ? { shardedSubscribers: true } : {};
  return connectedPair(create({}), create({ ...subscriber, ...sharing }));
}

function connect({ client, deployment, name, sharded }) {
  return client === 'ioredis' ? ioredis(deployment, name, sharded) : nodeRedis(deployment, name);
}

module.exports = { connect };
