import { type Finding, GUARDED_AT_MOST } from '@/utils/domain/guard';
import type { Call } from '@/utils/rpc/client';

/** What the background said about links that somebody came near to. */
export interface Findings {
  /** Undefined where nothing is known yet, or only what was said a while ago. */
  known(address: string): Finding | null | undefined;
  /** Asks about a link that somebody came near to, once for all that are named at the same time. */
  ask(address: string): void;
  /** Asks about a link that was clicked, by itself; null too where there is no answer. */
  askAtClick(address: string): Promise<Finding | null>;
  /** Asks whether the guard is still on. */
  askIfOn(): void;
  forget(): void;
}

/** After this, in milliseconds, a link may have been checked elsewhere. */
const GOOD_FOR = 30_000;
const KEPT_AT_MOST = 2_000;
/** The parser reads no longer ones. */
const LONGEST = 8_192;

export function createFindings(call: Call, onOff: () => void): Findings {
  const findings = new Map<string, { readonly finding: Finding | null; readonly at: number }>();
  let batch: string[] = [];

  async function tell(links: readonly string[], atClick: boolean): Promise<void> {
    const reply = await call('guardLinks', { links: links.map(named), atClick });
    if (reply.ok && !reply.value.on) onOff();
    if (findings.size >= KEPT_AT_MOST) findings.clear();
    // What could not be asked is not known: the next time it is asked again.
    if (!reply.ok || !reply.value.on || reply.value.later) return;
    const { found } = reply.value;
    const at = performance.now();
    links.forEach((link, n) => void findings.set(link, { finding: found[n] ?? null, at }));
  }

  /** The links that are named within one turn are one message. */
  async function tellBatch(): Promise<void> {
    await Promise.resolve();
    const links = batch;
    batch = [];
    await tell(links, false);
  }

  return {
    known(address) {
      const found = findings.get(address);
      return found && performance.now() - found.at < GOOD_FOR ? found.finding : undefined;
    },
    ask(address) {
      if (batch.includes(address) || batch.length >= GUARDED_AT_MOST) return;
      if (batch.push(address) === 1) void tellBatch();
    },
    async askAtClick(address) {
      await tell([address], true);
      return findings.get(address)?.finding ?? null;
    },
    askIfOn: () => void tell([], false),
    forget: () => findings.clear(),
  };
}

/** A link that is too long to be read is asked about as far as it can be: its host's report tells enough. */
function named(address: string): string {
  if (address.length <= LONGEST) return address;
  const { origin, pathname, search } = new URL(address);
  return `${origin}${pathname}${search}`.slice(0, LONGEST);
}
