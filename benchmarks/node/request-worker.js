/*
 * A Node server for RequestBenchmark: node --expose-gc request-worker.js <port of Redis> <key> <port>.
 * Answers each line on stdin with one line of numbers on stdout: "servers", "fetch" with the number of sockets and
 * nanoseconds, "acks <count>" with the nanoseconds of each, "cpu" with nanoseconds, "heap" with bytes.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { createAdapter } from "@socket.io/redis-adapter";
import { createClient } from "redis";
import { Server } from "socket.io";

// so long that nothing times out, in both workers
const TIMEOUT = 60_000;

const [redisPort, key, port] = process.argv.slice(2);

const publish = createClient({ socket: { host: "127.0.0.1", port: Number(redisPort) } });
const subscribe = publish.duplicate();
await Promise.all([publish.connect(), subscribe.connect()]);

const http = createServer();
const io = new Server(http, { adapter: createAdapter(publish, subscribe, { key, requestsTimeout: TIMEOUT }) });
io.on("echo", (value, ack) => ack(value));
// commands of one connection are answered in order: this confirms the subscriptions of the adapter
await subscribe.subscribe(`ready-${process.pid}`, () => {});
http.listen(Number(port), "127.0.0.1");
await once(http, "listening");

async function fetch() {
  const start = process.hrtime.bigint();
  const sockets = await io.fetchSockets();
  const ids = new Set();
  for (const socket of sockets) {
    ids.add(socket.id);
  }
  const nanos = process.hrtime.bigint() - start;
  if (ids.size !== sockets.length) {
    throw new Error(`Of ${sockets.length} sockets, only ${ids.size} differ`);
  }
  return `${ids.size} ${nanos}`;
}

async function acks(count) {
  const nanos = [];
  for (let i = 0; i < count; i++) {
    const start = process.hrtime.bigint();
    const values = await io.serverSideEmitWithAck("echo", i);
    nanos.push(process.hrtime.bigint() - start);
    if (values.length !== 1 || values[0] !== i) {
      throw new Error(`Got ${JSON.stringify(values)} as acknowledgements of ${i}`);
    }
  }
  return nanos.join(" ");
}

function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

function heap() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

const commands = { servers: () => io.of("/").adapter.serverCount(), fetch, acks, cpu, heap };

for await (const line of createInterface({ input: process.stdin })) {
  const [command, argument] = line.split(" ");
  console.log(String(await commands[command](Number(argument))));
}
process.exit(0);
