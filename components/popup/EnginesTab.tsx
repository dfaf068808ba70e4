import { useMemo, useState } from 'preact/hooks';
import type { EngineResult } from '@/utils/domain/report';
import { EngineList, sortedEngines } from '../parts/EngineList';
import { Icon } from '../parts/Icon';
import { number, t } from '../text';

/** Every engine, flagging ones first, with a filter over names and labels. */
export function EnginesTab({ engines, filtering }: { engines: readonly EngineResult[]; filtering: boolean }) {
  const [filter, setFilter] = useState('');
  const sorted = useMemo(() => sortedEngines(engines), [engines]);
  if (engines.length === 0) return <p class="block muted">{t('noEngines')}</p>;
  const wanted = filtering ? fold(filter) : '';
  const shown = sorted.filter((engine) => fold(`${engine.name} ${engine.label ?? ''}`).includes(wanted));
  return (
    <>
      {filtering && (
        <label class="filter">
          <Icon name="filter" size={14} />
          <input
            ref={focusFirst}
            type="text"
            class="small"
            aria-label={t('filterEngines')}
            placeholder={t('filterEngines')}
            value={filter}
            spellcheck={false}
            onInput={(event) => setFilter(event.currentTarget.value)}
          />
          <span class="small dim" role="status">
            {filter === '' ? '' : t('filterShown', number(shown.length), number(engines.length))}
          </span>
        </label>
      )}
      <EngineList engines={shown} />
    </>
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Whoever opens the filter wants to type. */
function focusFirst(input: HTMLInputElement | null): void {
  input?.focus();
}
