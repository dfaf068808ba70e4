import type { Fault } from './fault';
import { FAULTS_OF_STORES_AND_CLOCKS } from './faults-of-stores-and-clocks';
import { FAULTS_OF_THE_WORKER } from './faults-of-the-worker';
import { FAULTS_OF_THE_WORLD } from './faults-of-the-world';

/** Everything that is known to go wrong, in the order of its numbers. */
export const FAULTS: readonly Fault[] = [
  ...FAULTS_OF_THE_WORKER,
  ...FAULTS_OF_STORES_AND_CLOCKS,
  ...FAULTS_OF_THE_WORLD,
];
