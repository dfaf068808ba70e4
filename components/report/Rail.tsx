import { createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Report } from '@/utils/domain/report';
import type { SectionName } from '@/utils/domain/report-section';
import { keepInView } from '../parts/keep-in-view';
import { useCurrentSection } from '../parts/use-current-section';
import { number, t } from '../text';
import { jumpTo } from './Panel';
import type { PanelSpec } from './panel-spec';
import { readingSections, sectionTitle } from './section-title';
import { useSurroundings } from './surroundings';
import { useSection } from './use-section';

/** The element of the part being read. */
const Current = createContext<string | undefined>(undefined);

interface RailProps {
  readonly report: Report;
  readonly panels: readonly PanelSpec[];
}

/**
 * Every part of the report, the one being read marked; what is not read yet says what opening it costs (LOOK §6,
 * section rail).
 */
export function Rail({ report, panels }: RailProps) {
  const { votes, kind } = report;
  const ids = useMemo(
    () =>
      [
        'engines',
        'timeline',
        ...panels.map(({ id }) => id),
        'comments',
        'votes',
        ...readingSections(kind),
      ].map((id) => `section-${id}`),
    [panels, kind],
  );
  return (
    <nav class="rep-rail" aria-label={t('reportParts')}>
      <Current.Provider value={useCurrentSection(ids)}>
        <ul>
          <RailItem id="engines" title={t('headEngines')} count={number(report.engines.length)} />
          <RailItem id="timeline" title={t('repTimeline')} />
          {panels.map(({ id, title }) => (
            <RailItem key={id} id={id} title={title} />
          ))}
        </ul>
        <ul>
          <SectionItem report={report} section="comments" opens />
          <RailItem id="votes" title={t('tabVotes')} count={number(votes.malicious + votes.harmless)} />
        </ul>
        <ul>
          {readingSections(report.kind).map((section) => (
            <SectionItem key={section} report={report} section={section} opens />
          ))}
        </ul>
      </Current.Provider>
      <p class="small dim">{t('repRailNote')}</p>
    </nav>
  );
}

/** A section whose pages cost a request each; `opens`: going there reads its first one. */
function SectionItem({
  report,
  section,
  opens = false,
}: {
  report: Report;
  section: SectionName;
  opens?: boolean;
}) {
  const { store } = useSurroundings();
  const { pages, total, loading } = useSection(store, report, section);
  const unread = opens && pages.length === 0;
  const count = total === null ? '' : number(total);
  return (
    <RailItem
      id={section}
      title={sectionTitle(section)}
      count={loading ? '…' : unread ? t('repOneRequest') : count}
      onGo={() => unread && void store.load(report, section)}
    />
  );
}

interface RailItemProps {
  readonly id: string;
  readonly title: string;
  readonly count?: string;
  readonly onGo?: () => void;
}

function RailItem({ id, title, count = '', onGo }: RailItemProps) {
  const isCurrent = useContext(Current) === `section-${id}`;
  const item = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const rail = item.current?.closest('nav');
    if (isCurrent && rail && item.current) keepInView(rail, item.current);
  }, [isCurrent]);
  return (
    <li ref={item}>
      <button
        type="button"
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => {
          onGo?.();
          jumpTo(id);
        }}
      >
        <span>{title}</span>
        {count !== '' && <span class="count">{count}</span>}
      </button>
    </li>
  );
}
