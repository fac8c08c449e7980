/*
 * Drives the npm emitter for EmitterBenchmark: node emitter-worker.js <redis | ioredis> <port>.
 * Reads "emit" and "run <milliseconds>" from stdin, answers with one line each on stdout:
 * "emitted", or "<messages> <nanoseconds> <CPU nanoseconds>".
 */
import { createInterface } from "node:readline";
import { Emitter } from "@socket.io/redis-emitter";
import { createClient } from "redis";
import { Redis } from "ioredis";

// A burst is written in one turn of the event loop, so that the client can pipeline it. The best of 20, 50, 100, 200
// and 1000 for each client: node-redis needs half as much processor time for bursts of 50 as for 1000.
const BURSTS = { redis: 50, ioredis: 200 };

const message = {
  id: 123456,
  room: "lobby",
  user: { id: "u-1029", name: "Ada Lovelace" },
  text: "The quick brown fox jumps over the lazy dog. ".repeat(4).substring(0, 168),
  tags: ["chat", "text", "public"],
  sentAt: 1700000000123,
  score: 0.75,
  edited: false,
  replyTo: null,
};

async function connect(kind, port) {
  if (kind === "ioredis") {
    return new Redis({ host: "127.0.0.1", port });
  }
  const client = createClient({ socket: { host: "127.0.0.1", port } });
  await client.connect();
  return client;
}

const [kind, port] = process.argv.slice(2);
const BURST = BURSTS[kind];
const client = await connect(kind, Number(port));
const emitter = new Emitter(client);

function burst() {
  for (let i = 0; i < BURST; i++) {
    emitter.to("lobby").emit("message", message);
  }
  // commands of one connection are answered in order: the answer to PING confirms the burst
  return client.ping();
}

async function run(milliseconds) {
  const cpuBefore = process.cpuUsage();
  const start = process.hrtime.bigint();
  const end = start + BigInt(milliseconds) * 1_000_000n;
  let messages = 0;
  let previous = Promise.resolve();
  while (process.hrtime.bigint() < end) {
    const current = burst();
    messages += BURST;
    await previous;
    previous = current;
  }
  await previous;
  const nanos = process.hrtime.bigint() - start;
  const cpu = process.cpuUsage(cpuBefore);
  return `${messages} ${nanos} ${(cpu.user + cpu.system) * 1000}`;
}

for await (const line of createInterface({ input: process.stdin })) {
  const [command, argument] = line.split(" ");
  if (command === "run") {
    console.log(await run(Number(argument)));
  } else {
    emitter.to("lobby").emit("message", message);
    await client.ping();
    console.log("emitted");
  }
}
process.exit(0);
