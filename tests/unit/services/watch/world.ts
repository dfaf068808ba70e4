import type { Indicator } from '@/utils/domain/indicator';
import type { WatchPeriod } from '@/utils/domain/watch';
import type { Worker, World } from '../../../support/worker';

export const url = (host: string): Indicator => ({ kind: 'url', value: `https://${host}/` });

/** What the little VirusTotal says about it from now on. */
export function say(world: World, host: string, malicious: number | null): void {
  const { value } = url(host);
  if (malicious === null) world.virusTotal.known.delete(value);
  else world.virusTotal.known.set(value, malicious);
}

export async function watchHosts(
  worker: Worker,
  hosts: readonly string[],
  period: WatchPeriod | null = 'day',
): Promise<void> {
  const added = await worker.watchlist.add({ indicators: hosts.map(url), period, secrets: 'ask' });
  if (added.added !== hosts.length) throw new Error(`added ${added.added} of ${hosts.length}`);
}

/** What people were told: the host and what about it, in order. */
export function told(world: World): readonly string[] {
  return world.notices.shown.flatMap(({ changes }) =>
    changes.map(({ indicator, kind }) => `${new URL(indicator.value).hostname} ${kind}`),
  );
}

/** A worker as the browser starts it: with everything that goes on by itself. */
export function bornAwake(world: World): Worker {
  const worker = world.born();
  void worker.checks.resume();
  void worker.goOnWatching();
  return worker;
}
