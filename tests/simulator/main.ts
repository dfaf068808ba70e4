import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DEMO_KEY } from './keys';
import { startSimulator } from './simulator';

/*
 * tsx tests/simulator/main.ts --https 8443 --http 8080 --control 8081 [--scan-seconds 20] [--ca ca.pem]
 * Prints the ports as one line of JSON and runs until it is told to end.
 */
const { values } = parseArgs({
  options: {
    https: { type: 'string', default: '0' },
    http: { type: 'string', default: '0' },
    control: { type: 'string', default: '0' },
    'scan-seconds': { type: 'string', default: '20' },
    ca: { type: 'string' },
  },
});

const simulator = await startSimulator({
  httpsPort: Number(values.https),
  httpPort: Number(values.http),
  controlPort: Number(values.control),
  scanSeconds: Number(values['scan-seconds']),
});
if (values.ca !== undefined) writeFileSync(values.ca, simulator.ca);

const { httpsPort, httpPort, controlPort } = simulator;
process.stdout.write(`${JSON.stringify({ httpsPort, httpPort, controlPort, key: DEMO_KEY })}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void simulator.stop().then(() => process.exit(0)));
}
