import { useId, useState } from 'preact/hooks';
import type { Report } from '@/utils/domain/report';
import { flags } from '../parts/EngineList';
import { Icon } from '../parts/Icon';
import { lazy } from '../parts/lazy';
import { type MessageKey, number, t } from '../text';
import { EnginesTab } from './EnginesTab';

const CommentsTab = lazy(async () => (await import('./CommentsTab')).CommentsTab);
const VotesTab = lazy(async () => (await import('./VotesTab')).VotesTab);
const DetailsTab = lazy(async () => (await import('./DetailsTab')).DetailsTab);

/** Shorter lists are read faster than they are filtered. */
const FILTER_FROM = 12;

const TABS = ['engines', 'comments', 'votes', 'details'] as const;
type Tab = (typeof TABS)[number];

const NAME = {
  engines: 'headEngines',
  comments: 'tabComments',
  votes: 'tabVotes',
  details: 'tabDetails',
} as const satisfies Record<Tab, MessageKey>;

export interface TabProps {
  readonly report: Report;
  /** The check that brought it. */
  readonly checkId: string;
  readonly gateway: string | null;
}

/** The parts of a report; only the engines came with it, the others say what they cost. */
export function Tabs({ report, checkId, gateway }: TabProps) {
  const [open, setOpen] = useState<Tab>('engines');
  const [filtering, setFiltering] = useState(false);
  const id = useId();
  const flagging = report.engines.filter(flags).length;
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(open) + step + TABS.length) % TABS.length];
    if (next === undefined) return;
    setOpen(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <>
      <div class="tabs">
        <div role="tablist" aria-label={t('reportParts')} onKeyDown={move}>
          {TABS.map((tab) => (
            <button
              key={tab}
              id={`${id}-${tab}`}
              type="button"
              role="tab"
              aria-selected={tab === open}
              aria-controls={`${id}-panel`}
              tabIndex={tab === open ? 0 : -1}
              onClick={() => setOpen(tab)}
            >
              {t(NAME[tab])}
              {tab === 'engines' && <span class="count"> {number(flagging || report.engines.length)}</span>}
            </button>
          ))}
        </div>
        {open === 'engines' && report.engines.length >= FILTER_FROM && (
          <button
            type="button"
            class="btn ghost sm icon"
            aria-label={t('filterEngines')}
            aria-pressed={filtering}
            onClick={() => setFiltering(!filtering)}
          >
            <Icon name="filter" />
          </button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard. */}
      <div class="panel" id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${open}`} tabIndex={0}>
        {open === 'engines' && <EnginesTab engines={report.engines} filtering={filtering} />}
        {open === 'comments' && <CommentsTab report={report} checkId={checkId} gateway={gateway} />}
        {open === 'votes' && <VotesTab report={report} checkId={checkId} gateway={gateway} />}
        {open === 'details' && <DetailsTab report={report} checkId={checkId} gateway={gateway} />}
      </div>
    </>
  );
}
