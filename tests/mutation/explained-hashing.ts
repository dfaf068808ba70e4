import { explain } from './explain';
import type { Explained } from './explained';

/** Why survivors of the reading and hashing of files may live. */
export const EXPLAINED_HASHING: readonly Explained[] = [
  // Nothing and null are both no hash.
  ...explain('services/downloads/hash-elsewhere', 'same', [
    'const hashed = await place({ path, size, signal, onProgress }).catch(() => null);',
    'undefined',
  ]),
  ...explain('services/downloads/hash-thread', 'same', [
    'const hash = await startHashHere().catch(() => null);',
    'undefined',
  ]),
  // The library writes hex unless it is told `binary`.
  ...explain('services/downloads/hash-here', 'same', ["end: async () => sha256.digest('hex'),", '""']),
  // Both ends take it from here.
  ...explain('services/downloads/hash-wire', 'same', "export const HASHING_PORT = 'hashing';"),
  ...explain(
    'services/downloads/hash',
    'same',
    // Another word than `not-found` is all that is asked.
    ["const hashed = await attempt(signal, 'internal', () =>", '""'],
    // A stream that was read to its end stops without a word; and what stopping says is not asked.
    ['if (!hashed.ok) await pieces.stop().catch(() => hashed.failure);', 'true'],
    ['if (!hashed.ok) await pieces.stop().catch(() => hashed.failure);', 'undefined'],
  ),
  // Only whoever cancels gets no buffer back, and there is a request whenever somebody reads.
  ...explain(
    'services/downloads/pieces',
    'never',
    ['if (value) buffer = value.buffer;', 'true'],
    ['if (!(error instanceof TypeError)) throw error;', 'false'],
    ['controller.byobRequest?.respond(0);', 'byobRequest.respond'],
  ),
  // A word that no stream knows is answered as by one that knows no `byob`: with one copy more.
  ...explain('services/downloads/pieces', 'short', ["return stream.getReader({ mode: 'byob' });", '""']),
  ...explain(
    'services/downloads/threaded-hash',
    'words',
    ["if (broken) throw new Error('the thread that hashes broke');", '""'],
    ["if (bytes !== added) throw new Error('the thread that hashes lost a piece');", '""'],
  ),
];
