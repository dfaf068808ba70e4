import { type Finding, GUARDED_AT_MOST } from '@/utils/domain/guard';
import type { Call } from '@/utils/rpc/client';

/** What the background said about links that somebody came near to. */
export interface Findings {
  /** Undefined where nothing is known yet, or only what was said a while ago. */
  known(address: string): Finding | null | undefined;
  /** Asks, once for all who ask at the same time; null too where there is no answer. */
  ask(address: string): Promise<Finding | null>;
  forget(): void;
}

/** After this, in milliseconds, a link may have been checked elsewhere. */
const GOOD_FOR = 30_000;
const KEPT_AT_MOST = 2_000;
/** The parser reads no longer ones. */
const LONGEST = 8_192;

export function createFindings(call: Call, onOff: () => void): Findings {
  const findings = new Map<string, { readonly finding: Finding | null; readonly at: number }>();
  const asking = new Map<string, Promise<Finding | null>>();
  let batch: string[] = [];
  let asked: Promise<readonly (Finding | null)[]> | null = null;

  /** The links that are named within one turn are one message. */
  async function askAll(): Promise<readonly (Finding | null)[]> {
    await Promise.resolve();
    const links = batch;
    [batch, asked] = [[], null];
    const reply = await call('guardLinks', { links });
    if (reply.ok && !reply.value.on) onOff();
    const found = reply.ok ? reply.value.found : [];
    if (findings.size >= KEPT_AT_MOST) findings.clear();
    // What could not be asked is not known: the next time it is asked again.
    if (reply.ok) {
      const at = performance.now();
      links.forEach((link, n) => void findings.set(link, { finding: found[n] ?? null, at }));
    }
    return found;
  }

  return {
    known(address) {
      const found = findings.get(address);
      return found && performance.now() - found.at < GOOD_FOR ? found.finding : undefined;
    },
    ask(address) {
      const before = asking.get(address);
      if (before) return before;
      if (address.length > LONGEST || batch.length >= GUARDED_AT_MOST) return Promise.resolve(null);
      const at = batch.push(address) - 1;
      asked ??= askAll();
      const answer = asked.then((found) => found[at] ?? null).finally(() => asking.delete(address));
      asking.set(address, answer);
      return answer;
    },
    forget: () => findings.clear(),
  };
}
