import type { Kind } from '../store/model';
import type { Stats } from '../store/stats';
import type { Prng } from './prng';

/** Counts of a made-up report: half of them clean, some by a hair, some without doubt. */
export function someCounts(prng: Prng, kind: Kind): Partial<Stats> {
  const malicious = prng.pick([
    0,
    0,
    0,
    0,
    0,
    1,
    2,
    3,
    prng.int(4, 12),
    prng.int(8, kind === 'file' ? 60 : 20),
  ]);
  const suspicious = prng.chance(0.2) ? prng.int(1, 3) : 0;
  const rest = (kind === 'file' ? prng.int(60, 72) : prng.int(78, 94)) - malicious - suspicious;
  if (kind === 'file') {
    const counts = {
      malicious,
      suspicious,
      undetected: Math.max(0, rest),
      timeout: prng.chance(0.2) ? 1 : 0,
    };
    return { ...counts, 'type-unsupported': prng.int(0, 5), failure: prng.chance(0.3) ? 1 : 0 };
  }
  const undetected = prng.int(5, 30);
  return {
    malicious,
    suspicious,
    harmless: rest - undetected,
    undetected,
    timeout: prng.chance(0.1) ? prng.int(1, 2) : 0,
  };
}
