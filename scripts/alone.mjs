import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * Does some work while no other process does the same in this folder; the second waits its turn. Whoever does it listens
 * at a name without a file (unix(7), abstract), which ends with its process, however that ends.
 * @param {string} folder
 * @param {() => void} onWait called once, when somebody else is at it
 * @param {() => void | Promise<void>} work
 */
export async function alone(folder, onWait, work) {
  const name = `\0heed ${createHash('sha256').update(folder).digest('hex')}`;
  let turn = await take(name);
  if (!turn) onWait();
  while (!turn) {
    await gone(name);
    turn = await take(name);
  }
  try {
    await work();
  } finally {
    turn.close();
  }
}

/** @returns undefined while somebody else has it */
async function take(name) {
  // Those who wait must not keep this process alive, nor be kept waiting by it.
  const waiting = new Set();
  const server = createServer((socket) => {
    socket.on('error', () => {});
    waiting.add(socket.unref());
  });
  server.listen(name);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error.code === 'EADDRINUSE') return undefined;
    throw error;
  }
  return {
    close() {
      server.close();
      for (const socket of waiting) socket.destroy();
    },
  };
}

/** Until whoever has it is through, or gone. */
function gone(name) {
  return new Promise((resolve) => {
    const socket = connect(name);
    // Refused or broken off: it has gone, too. `once(socket, 'close')` would take that for a failure.
    socket.on('error', () => {});
    socket.on('close', resolve);
    socket.resume();
  });
}
