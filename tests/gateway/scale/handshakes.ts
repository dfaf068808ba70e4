import { connect, type TLSSocket } from 'node:tls';

export interface Handshakes {
  readonly connections: number;
  readonly resumed: number;
}

const AT_ONCE = 16;
const REQUEST = 'GET /api/v3/domains/a.example HTTP/1.1\r\nhost: 127.0.0.1\r\nx-apikey: ff\r\n';

/** Connections that are opened, asked one thing (which is refused) and closed, one after the other. */
export async function shakeHands(port: number, seconds: number, resume: boolean): Promise<Handshakes> {
  const end = Date.now() + seconds * 1_000;
  let [connections, resumed] = [0, 0];
  const client = async (): Promise<void> => {
    let session: Buffer | undefined;
    while (Date.now() < end) {
      const socket = connect({
        port,
        host: '127.0.0.1',
        rejectUnauthorized: false,
        ...(session && { session }),
      });
      // As browsers do: each ticket once, the newest.
      if (resume) {
        socket.on('session', (next) => {
          session = next;
        });
      }
      await answered(socket, 'close');
      connections += 1;
      resumed += socket.isSessionReused() ? 1 : 0;
      socket.destroy();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  return { connections, resumed };
}

/** So many connections that have asked one thing and are kept open. */
export async function keepOpen(port: number, count: number): Promise<readonly TLSSocket[]> {
  const sockets: TLSSocket[] = [];
  while (sockets.length < count) {
    const some = Array.from({ length: AT_ONCE }, () =>
      connect({ port, host: '127.0.0.1', rejectUnauthorized: false }),
    );
    await Promise.all(some.map((socket) => answered(socket, 'keep-alive')));
    sockets.push(...some);
  }
  return sockets;
}

function answered(socket: TLSSocket, connection: 'close' | 'keep-alive'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('secureConnect', () => socket.write(`${REQUEST}connection: ${connection}\r\n\r\n`));
    socket.once('data', () => resolve());
  });
}
