import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Follows the connections over which nothing has come yet. A client that is stopped between connecting and asking leaves
 * one; Node counts it as busy until the time for its headers is over, and a polite close waits for that.
 * Gives what ends them.
 */
export const followUnused = (server: Server): (() => void) => {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  return () => {
    for (const socket of unused) socket.destroy();
  };
};
