import { splitGlued } from './glued-front';
import type { Indicator } from './indicator';
import { parseOne } from './parse-one';
import { refang } from './refang';
import { unwrap } from './unwrap';

/**
 * Both readings of one word in which a sentence may go over into a name: the name, then all of it. None where there
 * is nothing to choose. Only a person can: the other one is a host that nobody meant.
 */
export function gluedChoices(text: string): readonly Indicator[] {
  const bare = unwrap(refang(unwrap(text.trim())));
  const glued = /\s/.test(bare) ? null : splitGlued(bare);
  if (!glued || glued.whole === null) return [];
  const read = [glued.name, glued.whole].map(parseOne).filter((one) => 'kind' in one);
  return read.length === 2 ? read : [];
}
