import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './gateway-world';

/** Answers for one host, by `CONNECT`, with a port on this machine; every other one it refuses. */
export interface ConnectProxy {
  readonly port: number;
  stop(): void;
}

export async function startConnectProxy(host: string, target: number): Promise<ConnectProxy> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket)).on('error', () => socket.destroy());
    socket.once('data', (head) => {
      if (!head.toString('latin1').startsWith(`CONNECT ${host} `)) {
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
        return;
      }
      const there = connect(target, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connected\r\n\r\n');
        socket.pipe(there).pipe(socket);
      });
      there.on('error', () => socket.destroy());
      socket.once('close', () => there.destroy());
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    stop() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
