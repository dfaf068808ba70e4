import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The TCP connections under a server. A TLS socket cannot send a reset itself, so requests are led back to their
 * TCP socket by the client's port; stopping destroys whatever still hangs.
 */
export interface RawSockets {
  /** Sends a TCP reset to whoever speaks from this port. */
  reset(remotePort: number | undefined): void;
  destroyAll(): void;
}

export function trackSockets(server: Pick<Server, 'on'>): RawSockets {
  const sockets = new Map<number, Socket>();
  server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.on('error', () => sockets.delete(port));
    socket.on('close', () => sockets.delete(port));
  });
  return {
    reset: (remotePort) => void sockets.get(remotePort ?? 0)?.resetAndDestroy(),
    destroyAll() {
      for (const socket of sockets.values()) socket.destroy();
    },
  };
}
