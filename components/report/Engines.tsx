import { useMemo, useState } from 'preact/hooks';
import type { EngineResult } from '@/utils/domain/report';
import { sortedEngines } from '../parts/EngineList';
import { Glyph, type GlyphName } from '../parts/Glyph';
import { Icon } from '../parts/Icon';
import { locale, type MessageKey, number, t } from '../text';
import { EngineGrid } from './EngineGrid';
import {
  byUpdate,
  ENGINE_GROUPS,
  ENGINE_ORDERS,
  type EngineGroup,
  type EngineOrder,
  groupCounts,
  matching,
} from './engine-filter';
import { Panel } from './Panel';

const CHIP = {
  flagging: { glyph: 'malicious', word: 'repFlagging' },
  harmless: { glyph: 'nothing-found', word: 'harmless' },
  undetected: { glyph: 'nothing-found', word: 'undetected' },
  'no-answer': { glyph: 'skipped', word: 'repNoAnswer' },
} as const satisfies Record<EngineGroup, { glyph: GlyphName; word: MessageKey }>;

const ORDER = {
  verdict: 'repSortVerdict',
  name: 'repSortName',
  update: 'repSortUpdate',
} as const satisfies Record<EngineOrder, MessageKey>;

/** What each engine said: by category and by text, in the order that is asked for. */
export function Engines({ engines }: { engines: readonly EngineResult[] }) {
  const counts = useMemo(() => groupCounts(engines), [engines]);
  // What speaks against it is what one came for; where nothing does, all.
  const [group, setGroup] = useState<EngineGroup | 'all'>(counts.flagging > 0 ? 'flagging' : 'all');
  const [text, setText] = useState('');
  const [order, setOrder] = useState<EngineOrder>('verdict');
  const sorted = useMemo(() => inOrder(engines, order), [engines, order]);
  const shown = useMemo(() => matching(sorted, group, text), [sorted, group, text]);
  const chip = (which: EngineGroup | 'all', count: number, glyph: GlyphName | null, word: MessageKey) => (
    <button
      key={which}
      type="button"
      class="chip"
      aria-pressed={group === which}
      onClick={() => setGroup(which)}
    >
      {glyph && <Glyph name={glyph} size={12} />}
      {t(word)} <b>{number(count)}</b>
    </button>
  );
  const tools = (
    <>
      <fieldset class="rep-chips" aria-label={t('repChips')}>
        {chip('all', engines.length, null, 'dlAll')}
        {ENGINE_GROUPS.filter((one) => counts[one] > 0).map((one) =>
          chip(one, counts[one], CHIP[one].glyph, CHIP[one].word),
        )}
      </fieldset>
      <span class="grow" />
      <label class="rep-sort small">
        {t('repSort')}
        <select
          value={order}
          onChange={({ currentTarget }) =>
            setOrder(ENGINE_ORDERS.find((one) => one === currentTarget.value) ?? 'verdict')
          }
        >
          {ENGINE_ORDERS.map((one) => (
            <option key={one} value={one}>
              {t(ORDER[one])}
            </option>
          ))}
        </select>
      </label>
      <span class="field rep-filter">
        <Icon name="filter" size={14} />
        <input
          type="search"
          aria-label={t('filterEngines')}
          placeholder={t('filterEngines')}
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </span>
    </>
  );
  return (
    <Panel id="engines" title={t('headEngines')} aside={engines.length > 0 && tools}>
      <p class="unseen" role="status">
        {text === '' ? '' : t('filterShown', number(shown.length), number(engines.length))}
      </p>
      {shown.length > 0 ? (
        <EngineGrid key={`${group} ${order}`} engines={shown} />
      ) : (
        <p class="rep-empty muted">{t(engines.length === 0 ? 'noEngines' : 'repEnginesNone')}</p>
      )}
    </Panel>
  );
}

function inOrder(engines: readonly EngineResult[], order: EngineOrder): readonly EngineResult[] {
  const worstFirst = sortedEngines(engines);
  if (order === 'verdict') return worstFirst;
  if (order === 'update') return byUpdate(worstFirst);
  const names = new Intl.Collator(locale(), { numeric: true });
  return [...worstFirst].sort((one, other) => names.compare(one.name, other.name));
}
