import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { FoundRow, FoundView } from '@/utils/domain/found';
import type { Result } from '@/utils/domain/result';
import { call, callTwice } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import { PageFailure } from '../parts/PageFailure';
import { useNow } from '../parts/use-now';
import { dateTime, number, t, tn } from '../text';
import { LongRows } from '../workspace/LongRows';
import { openReport } from '../workspace/open-report';
import { Shell } from '../workspace/Shell';
import { useHash } from '../workspace/use-hash';
import { useQuota } from '../workspace/use-quota';
import { choiceOf } from './choice';
import { FoundHead } from './FoundHead';
import { FoundLine } from './FoundLine';
import { FoundPlan } from './FoundPlan';
import { startList } from './start-list';

/** What a page or a selection holds, to choose from; nothing is sent before it is started, nothing kept either. */
export function Found() {
  const id = useHash().get('found') ?? '';
  const quota = useQuota(call, watch);
  const [result, setResult] = useState<Result<FoundView> | null>(null);
  const [includeSame, setIncludeSame] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<FoundRow>>(new Set());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const now = useNow(false);
  useEffect(() => void callTwice('found', { id }).then(setResult), [id]);

  const view = result?.ok ? result.value : null;
  const choice = useMemo(() => view && choiceOf(view, { includeSame, left }), [view, includeSame, left]);
  const gone = result?.ok === false && result.failure.tag === 'not-found';
  const trouble = failure ?? (result && !result.ok && !gone ? result.failure : null);

  const start = async (rows: readonly FoundRow[]): Promise<void> => {
    setBusy(true);
    const when = dateTime(Date.now());
    const name = view?.host ? t('foundListName', view.host, when) : t('listNamed', when);
    const started = await startList(call, name, rows);
    setBusy(false);
    if (started.ok) location.replace(`#list=${encodeURIComponent(started.value.id)}`);
    else setFailure(started.failure);
  };
  /** In a window of its own, which is as private as what was found. */
  const checkOne = async ({ indicator }: FoundRow): Promise<void> => {
    const kept = await call('keepText', { text: indicator.value, from: id });
    if (kept.ok) window.open(`/popup.html#text-id=${kept.value.id}`, '_blank', 'noopener');
    else setFailure(kept.failure);
  };
  const toggle = (row: FoundRow): void => {
    const next = new Set(left);
    if (!next.delete(row)) next.add(row);
    setLeft(next);
  };
  const ignoreRange = useCallback(() => undefined, []);

  return (
    <Shell quota={quota} current="lists">
      {gone && <p class="rows-none muted">{t('foundGone')}</p>}
      {trouble && (
        <div class="rows-none" role="alert">
          <PageFailure failure={trouble} />
        </div>
      )}
      {view && <FoundHead view={view} />}
      {view && choice && view.rows.length > 0 && (
        <>
          {!view.ephemeral && (
            <FoundPlan {...{ choice, now, busy }} onStart={() => void start(choice.chosen)} />
          )}
          <div class="tools">
            {!view.ephemeral && (
              <label class="row">
                <input
                  type="checkbox"
                  checked={
                    choice.chosen.length > 0 && choice.chosen.length + choice.private === choice.shown.length
                  }
                  onChange={({ currentTarget }) =>
                    setLeft(new Set(currentTarget.checked ? [] : choice.shown))
                  }
                />
                {t('foundAll')}
              </label>
            )}
            {choice.sameSite > 0 && (
              <label class="row">
                <input type="checkbox" checked={includeSame} onChange={() => setIncludeSame((was) => !was)} />
                {tn('foundSameSite', choice.sameSite)}
              </label>
            )}
            {!view.ephemeral && (
              <span class="dim" role="status">
                {t('foundChosen', number(choice.chosen.length), number(choice.shown.length))}
              </span>
            )}
          </div>
          {choice.shown.length === 0 ? (
            <p class="rows-none muted">{t('foundOnlySame')}</p>
          ) : (
            <LongRows
              label={t('listRows')}
              total={choice.shown.length}
              onRange={ignoreRange}
              head={<Heading age={!view.ephemeral} />}
              row={(index) => {
                const row = choice.shown[index];
                if (!row) return null;
                return (
                  <FoundLine
                    key={index}
                    {...{ row, index, now }}
                    chosen={!left.has(row)}
                    onToggle={view.ephemeral ? null : () => toggle(row)}
                    onOpen={() =>
                      void (view.ephemeral ? checkOne(row) : openReport(call, row.indicator).then(setFailure))
                    }
                    onCheck={() => void checkOne(row)}
                  />
                );
              }}
            />
          )}
        </>
      )}
    </Shell>
  );
}

function Heading({ age }: { readonly age: boolean }) {
  return (
    <>
      <th scope="col" class="pick-box">
        <span class="unseen">{t('foundAll')}</span>
      </th>
      <th scope="col">{t('historyVerdict')}</th>
      <th scope="col">{t('historyIndicator')}</th>
      <th scope="col" class="pick-kind">
        {t('historyKind')}
      </th>
      <th scope="col" class="pick-note">
        {t('historyEngines')}
      </th>
      <th scope="col" class="end">
        {age ? t('listColAge') : <span class="unseen">{t('historyActions')}</span>}
      </th>
    </>
  );
}
