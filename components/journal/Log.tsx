import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import { LOG_LEVELS, type LogLevel } from '@/utils/domain/log';
import { call, callTwice } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import { Icon } from '../parts/Icon';
import { PageFailure } from '../parts/PageFailure';
import { type MessageKey, t, tn } from '../text';
import { LongRows } from '../workspace/LongRows';
import { Shell } from '../workspace/Shell';
import { useQuota } from '../workspace/use-quota';
import { useSlices } from '../workspace/use-slices';
import { ClearLog } from './ClearLog';
import { LogLine } from './LogLine';
import { readWholeLog } from './read-whole-log';
import { SearchField } from './SearchField';
import { saveText } from './save-text';
import { useSearch } from './use-search';

const LEVEL = {
  info: 'logAll',
  warn: 'logWarnings',
  error: 'logErrors',
} as const satisfies Record<LogLevel, MessageKey>;

/** When each request was sent, refused, failed or kept: newest first, and new lines come in by themselves. */
export function Log() {
  const quota = useQuota(call, watch);
  const [least, setLeast] = useState<LogLevel>('info');
  const [follow, setFollow] = useState(true);
  const [clearing, setClearing] = useState(false);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const { typed, searched, type } = useSearch();
  const lines = useSlices(
    useCallback(
      (offset: number, limit: number) => callTwice('listLog', { search: searched, least, offset, limit }),
      [searched, least],
    ),
  );
  const { reload, total } = lines;
  useEffect(
    () => (follow ? watch('log', (push) => push.push === 'changed' && reload()) : undefined),
    [follow, reload],
  );

  const save = async (): Promise<void> => {
    const read = await readWholeLog(callTwice, least);
    setTrouble(read.ok ? null : read.failure);
    if (read.ok) saveText(`assay-log-${fileTime()}.txt`, 'text/plain;charset=utf-8', read.value);
  };
  const failure = trouble ?? lines.failure;

  return (
    <Shell quota={quota} current="log">
      <div class="page-head">
        <div class="grow">
          <h1>{t('tabLog')}</h1>
          <p class="muted">{t('logAbout')}</p>
        </div>
        <button type="button" class="btn" onClick={() => void save()}>
          <Icon name="down" />
          {t('logSave')}
        </button>
        <button type="button" class="btn" onClick={() => setClearing(true)}>
          {t('logClear')}
        </button>
      </div>
      <div class="tools">
        <fieldset class="chips" aria-label={t('logLevels')}>
          {LOG_LEVELS.map((level) => (
            <button
              key={level}
              type="button"
              class="chip"
              aria-pressed={level === least}
              onClick={() => setLeast(level)}
            >
              {t(LEVEL[level])}
            </button>
          ))}
        </fieldset>
        <label class="row">
          <input type="checkbox" checked={follow} onChange={() => setFollow((was) => !was)} />
          {t('logFollow')}
        </label>
        <SearchField label={t('logSearch')} value={typed} onInput={type} />
      </div>
      {failure && (
        <div class="rows-none" role="alert">
          <PageFailure failure={failure} steps={{ retry: reload }} />
        </div>
      )}
      {total === 0 && (
        <p class="rows-none muted">{t(searched === '' && least === 'info' ? 'logNone' : 'logNoMatch')}</p>
      )}
      {total !== null && total > 0 && (
        <>
          <LongRows
            label={t('tabLog')}
            total={total}
            onRange={lines.need}
            head={<LogHead />}
            row={(index) => <LogLine key={index} index={index} line={lines.at(index)} />}
          />
          <p class="rows-foot small dim">{tn('logLines', total)}</p>
        </>
      )}
      {clearing && (
        <ClearLog
          onClose={() => setClearing(false)}
          onYes={async () => {
            const reply = await call('clearLog', null);
            setTrouble(reply.ok ? null : reply.failure);
            reload();
          }}
        />
      )}
    </Shell>
  );
}

function LogHead() {
  return (
    <>
      <th scope="col">{t('logTime')}</th>
      <th scope="col">{t('logLevel')}</th>
      <th scope="col">{t('logEvent')}</th>
    </>
  );
}

/** `2026-11-22T01-23-45Z`: no two logs get the same name, and none is written over an earlier one. */
function fileTime(): string {
  return `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}
