import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createAccounts } from './accounts/accounts';
import { addSeedKeys } from './accounts/seed-keys';
import { createClock } from './clock';
import type { Control } from './control';
import { createControlServer } from './control-server';
import { createControl } from './create-control';
import { certificate } from './http/certificate';
import { createFaultBook } from './http/fault-book';
import { type FrontDoor, listener } from './http/front-door';
import { type Listening, listen } from './http/listen';
import { createRequestLog } from './http/request-log';
import { createScans } from './store/scans';
import { createStore } from './store/store';
import { createUploadTickets } from './store/upload-tickets';
import { seedWorld } from './world/seed-world';

export interface SimulatorOptions {
  /** Ports; 0, the default, is any free one. */
  httpsPort?: number;
  httpPort?: number;
  controlPort?: number;
  /** Seconds a scan takes on the simulated clock. */
  scanSeconds?: number;
  host?: '127.0.0.1';
}

export interface Simulator {
  /** TLS, for VirusTotal's own host names. */
  readonly httpsPort: number;
  /** Plain HTTP, for the address of a gateway. */
  readonly httpPort: number;
  readonly controlPort: number;
  /** PEM of the authority behind the TLS certificate. */
  readonly ca: string;
  readonly control: Control;
  /** Ends at once, whatever still hangs. */
  stop(): Promise<void>;
}

/** A VirusTotal v3 that runs on this machine (virustotal-api.md; DESIGN.md §8 "The simulator"). */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { httpsPort = 0, httpPort = 0, controlPort = 0, scanSeconds = 20, host = '127.0.0.1' } = options;
  const identity = certificate();
  const clock = createClock();
  const store = createStore();
  const accounts = createAccounts();
  const scans = createScans(clock, scanSeconds * 1000);
  const world = { clock, store, accounts, scans, tickets: createUploadTickets() };
  const house: FrontDoor = { world, log: createRequestLog(), faults: createFaultBook() };
  const seed = (): void => seedWorld(world);
  const control = createControl(house, seed);
  addSeedKeys(control);
  seed();

  const { key, cert, ca } = await identity;
  const secure = await listen(
    (sockets) => createTlsServer({ key, cert }, listener(house, 'https', sockets)),
    httpsPort,
    host,
  );
  const plain = await listen((sockets) => createServer(listener(house, 'http', sockets)), httpPort, host);
  const steering = await listen(() => createControlServer(control), controlPort, host);
  const doors: Listening[] = [secure, plain, steering];
  return {
    httpsPort: secure.port,
    httpPort: plain.port,
    controlPort: steering.port,
    ca,
    control,
    async stop() {
      house.faults.clear();
      await Promise.all(doors.map((door) => door.close()));
    },
  };
}
