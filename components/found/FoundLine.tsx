import type { FoundRow } from '@/utils/domain/found';
import { OneLine } from '../lists/OneLine';
import { kindWord } from '../lists/row-words';
import { Glyph } from '../parts/Glyph';
import { number, shortRelative, t } from '../text';
import { placeOf } from '../workspace/LongRows';

const WORD = {
  malicious: 'malicious',
  suspicious: 'suspicious',
  'nothing-found': 'nothingFound',
  unknown: 'dlUnknown',
} as const;

interface Props {
  readonly row: FoundRow;
  readonly index: number;
  readonly now: number;
  readonly chosen: boolean;
  /** Null where nothing makes a list: then one is checked at a time. */
  readonly onToggle: (() => void) | null;
  readonly onOpen: () => void;
  readonly onCheck: () => void;
}

/** One thing that was found: whether it is chosen, what is known of it, and what it is. */
export function FoundLine({ row, index, now, chosen, onToggle, onOpen, onCheck }: Props) {
  const { indicator, known, held } = row;
  const id = `found-${index}`;
  const verdict = known?.verdict;
  const stays = held === 'private';
  return (
    <tr class="line pick-row" {...placeOf(index)} data-verdict={verdict?.name} data-held={held ?? undefined}>
      <td class="pick-box">
        {onToggle && (
          <input
            type="checkbox"
            aria-labelledby={id}
            checked={chosen && !stays}
            disabled={stays}
            onChange={onToggle}
          />
        )}
      </td>
      <td class="word">
        <Glyph name={stays ? 'private' : (verdict?.name ?? 'skipped')} size={12} />
        {stays ? t('basisNotSent') : verdict ? t(WORD[verdict.name]) : t('foundNotChecked')}
      </td>
      <td id={id}>
        {verdict && verdict.name !== 'unknown' ? (
          <button type="button" class="linkish quiet" onClick={onOpen}>
            <OneLine indicator={indicator} />
          </button>
        ) : (
          <OneLine indicator={indicator} />
        )}
      </td>
      <td class="dim pick-kind">{kindWord(indicator)}</td>
      <td class="muted pick-note">
        {stays && t('listStays')}
        {held === 'secrets' && t('foundSecret')}
        {verdict &&
          verdict.answered > 0 &&
          t('recentReading', number(verdict.reading), number(verdict.answered))}
      </td>
      <td class="end">
        {onToggle || stays ? (
          <span class="dim">{known?.analysedAt ? shortRelative(known.analysedAt, now) : ''}</span>
        ) : (
          <button type="button" class="btn ghost sm" aria-describedby={id} onClick={onCheck}>
            {t('check')}
          </button>
        )}
      </td>
    </tr>
  );
}
