import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RawSockets, trackSockets } from './raw-sockets';

export interface Listening {
  port: number;
  /** Stops listening and cuts every connection. */
  close(): Promise<void>;
}

/** Starts a server; its handler gets at the sockets through the function handed to `create`. */
export async function listen(
  create: (sockets: () => RawSockets) => Server,
  port: number,
  host: string,
): Promise<Listening> {
  const server = create(() => sockets);
  const sockets = trackSockets(server);
  server.keepAliveTimeout = 60_000;
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      sockets.destroyAll();
      await closed;
    },
  };
}
