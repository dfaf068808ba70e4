import { call } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import { type MessageKey, t } from '../text';
import { Shell } from '../workspace/Shell';
import { useHash } from '../workspace/use-hash';
import { useQuota } from '../workspace/use-quota';
import { AddEntries } from './AddEntries';
import { Changes } from './Changes';
import { Entries } from './Entries';
import { RunResults } from './RunResults';
import { Runs } from './Runs';

const PARTS = [
  ['entries', '#watchlist', 'watchEntries'],
  ['changes', '#watchlist&show=changes', 'watchChanges'],
  ['runs', '#watchlist&show=runs', 'watchRuns'],
] as const satisfies readonly (readonly [string, string, MessageKey])[];

/** What is looked at again and again: the entries, what changed, and the rounds; `&add` adds, `&run=` is one round. */
export function Watchlist() {
  const quota = useQuota(call, watch);
  const asked = useHash();
  const run = asked.get('run');
  const shown = run === null ? (asked.get('show') ?? 'entries') : 'runs';
  return (
    <Shell quota={quota} current="watchlist">
      <div class="page-head">
        <div class="grow">
          <h1>{t('tabWatchlist')}</h1>
          <p class="muted">
            {t('watchAbout')} <a href="/options.html#watchlist">{t('watchSettings')}</a>
          </p>
        </div>
        {asked.has('add') ? (
          <a class="btn" href="#watchlist">
            {t('close')}
          </a>
        ) : (
          <a class="btn primary" href="#watchlist&add">
            {t('watchAdd')}
          </a>
        )}
      </div>
      <nav class="parts" aria-label={t('watchParts')}>
        {PARTS.map(([part, href, word]) => (
          <a key={part} href={href} aria-current={part === shown && !asked.has('add') ? 'page' : undefined}>
            {t(word)}
          </a>
        ))}
      </nav>
      {asked.has('add') ? <AddEntries /> : <Part shown={shown} run={run} />}
    </Shell>
  );
}

function Part({ shown, run }: { readonly shown: string; readonly run: string | null }) {
  if (run !== null) return <RunResults key={run} id={run} />;
  if (shown === 'changes') return <Changes />;
  if (shown === 'runs') return <Runs />;
  return <Entries />;
}
