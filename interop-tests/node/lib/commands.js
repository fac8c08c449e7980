'use strict';

const readline = require('node:readline');

function answer(message) {
  process.stdout.write(JSON.stringify(message) + '\n');
}

async function run(handlers, line) {
  let id = null;
  try {
    const command = JSON.parse(line);
    id = command.id;
    if (!Object.hasOwn(handlers, command.do)) {
      throw new Error(`unknown command "${command.do}", known are ${Object.keys(handlers).join(', ')}`);
    }
    const result = await handlers[command.do](command);
    answer({ id, ok: result === undefined ? null : result });
  } catch (error) {
    answer({ id, error: String(error?.message ?? error) });
  }
}

/**
 * Reads one command a line, {"id": .., "do": .., ..}, from standard input and answers each with one line,
 * {"id": .., "ok": ..} or {"id": .., "error": ..}. Handlers start in the order of the commands. The process ends when
 * its standard input does, so that no peer outlives the tests.
 */
function serve(handlers) {
  const lines = readline.createInterface({ input: process.stdin, crlfDelay: Infinity });
  lines.on('line', (line) => run(handlers, line));
  lines.on('close', () => process.exit(0));
}

module.exports = { serve };
