import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { widen } from '../../auth/attempt-limit.js';

/** How long whoever sends slowly may take for the headers, and for the whole of a request. */
export const slowness = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  /** How often it is looked for those who take longer. */
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16 * 1024,
};

const mostConnections = 10_000;
const mostOfOneNetwork = 512;

/** Bounds how many connections there are, and how many of one network; a proxy that is trusted speaks for many. */
export function limitConnections(
  server: Server,
  isTrusted: (address: string) => boolean,
  most = mostOfOneNetwork,
): void {
  const open = new Map<string, number>();
  server.maxConnections = mostConnections;
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? 'unknown';
    if (isTrusted(address)) return;
    const network = widen(`network:${address}`);
    const count = (open.get(network) ?? 0) + 1;
    open.set(network, count);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
    if (count > most) socket.destroy();
  });
}
