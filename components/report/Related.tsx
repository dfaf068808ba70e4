import { useId, useState } from 'preact/hooks';
import type { ObjectRef } from '@/utils/domain/community';
import { answered } from '@/utils/domain/report';
import type { Related, SectionName } from '@/utils/domain/report-section';
import { verdictOf } from '@/utils/domain/verdict';
import { visibleText } from '@/utils/domain/visible-text';
import { Strip } from '../downloads/Strip';
import { Imitation, ShortAddress } from '../parts/Address';
import { Glyph } from '../parts/Glyph';
import { Icon } from '../parts/Icon';
import { number, t } from '../text';
import { Branch } from './Branch';
import { CheckThis } from './CheckThis';
import { LongList } from './LongList';
import { branches } from './section-title';
import { useSurroundings } from './surroundings';

/** Deeper nobody finds back. */
const DEPTH_AT_MOST = 5;
const ROW_HEIGHT = 34;
const NAME_AT_MOST = 200;

interface RelatedListProps {
  readonly items: readonly Related[];
  /** How deep in the tree these stand: 0 right below the report. */
  readonly depth: number;
}

/** Objects that another one is related to; each can be checked, and opened to what it is related to itself. */
export function RelatedList({ items, depth }: RelatedListProps) {
  return (
    <LongList
      class="rep-tree"
      items={items}
      rowHeight={ROW_HEIGHT}
      keyOf={({ kind, id }) => `${kind} ${id}`}
      draw={(item) => <RelatedRow item={item} depth={depth} />}
    />
  );
}

function RelatedRow({ item, depth }: { item: Related; depth: number }) {
  const { threshold } = useSurroundings();
  const [open, setOpen] = useState(false);
  const inner = useId();
  const { kind, id, subject, note, counts } = item;
  const name = subject ?? id;
  const object: ObjectRef = { kind, id };
  const sections: readonly SectionName[] = depth < DEPTH_AT_MOST ? branches(kind) : [];
  const verdict = counts && verdictOf(counts, threshold);
  return (
    <>
      <div class="rep-row" data-verdict={verdict?.name}>
        {sections.length > 0 ? (
          <button
            type="button"
            class="btn ghost sm icon rep-twist"
            aria-expanded={open}
            aria-controls={open ? inner : undefined}
            aria-label={t('repRelationsOf', visibleText(name, NAME_AT_MOST))}
            onClick={() => setOpen(!open)}
          >
            <Icon name="chevron" size={14} />
          </button>
        ) : (
          <span class="rep-twist" />
        )}
        <Glyph name={verdict?.name ?? 'unknown'} size={12} />
        <span class="rep-row-name cut-text" title={visibleText(name, NAME_AT_MOST)}>
          <ShortAddress text={name} />
          {note && (
            <bdi class="small dim" translate={false}>
              {' '}
              {visibleText(note, NAME_AT_MOST)}
            </bdi>
          )}
        </span>
        <span class="rep-row-reading small">
          {counts && verdict && answered(counts) > 0 ? (
            <>
              <Strip counts={counts} />
              <span>{t('recentReading', number(verdict.reading), number(verdict.answered))}</span>
            </>
          ) : (
            <span class="dim">{t('dlUnknown')}</span>
          )}
        </span>
        <CheckThis
          name={name}
          // What VirusTotal has no report of, it can only be given by its text.
          object={kind === 'url' && counts === null && subject !== null ? null : object}
          indicator={subject === null ? null : { kind, value: subject }}
        />
        <Imitation text={name} />
      </div>
      {open && (
        <ul class="rep-branches" id={inner}>
          {sections.map((section) => (
            <li key={section}>
              <Branch object={object} section={section} depth={depth + 1} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
