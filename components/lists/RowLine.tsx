import type { RowSort, RowView } from '@/utils/domain/list';
import { answered } from '@/utils/domain/report';
import { visibleText } from '@/utils/domain/visible-text';
import { Strip } from '../downloads/Strip';
import { Glyph } from '../parts/Glyph';
import { useGatewayName } from '../parts/gateway';
import { number, shortRelative, t } from '../text';
import { placeOf } from '../workspace/LongRows';
import { OneLine } from './OneLine';
import { type RowAct, RowActs } from './RowActs';
import { rowText } from './row-text';
import { kindWord } from './row-words';

/** The columns in their order. */
export const COLUMNS = [
  ['row', 'listColRow'],
  ['verdict', 'historyVerdict'],
  ['indicator', 'historyIndicator'],
  ['kind', 'historyKind'],
  ['engines', 'historyEngines'],
  ['label', 'listColLabel'],
  ['age', 'listColAge'],
] as const satisfies readonly (readonly [RowSort, string])[];

interface Props {
  /** Undefined while it has not come yet. */
  readonly row: RowView | undefined;
  readonly index: number;
  readonly now: number;
  /** Somebody asked to be brought here. */
  readonly found: boolean;
  readonly running: boolean;
  readonly onAct: (act: RowAct, row: RowView) => void;
}

/** One row of a list: its number, how it stands, what it is, who says so, and how old that is. */
export function RowLine({ row, index, now, found, running, onAct }: Props) {
  const gateway = useGatewayName();
  if (!row) return <tr class="line list" {...placeOf(index)} aria-busy="true" />;
  const { glyph, word, note } = rowText(row, now, gateway);
  const { indicator, result } = row;
  const id = `row-${row.n}`;
  return (
    <tr
      class={found ? 'line list found' : 'line list'}
      {...placeOf(index)}
      data-n={row.n}
      data-verdict={row.state}
      data-turn={row.turn?.turn}
    >
      <td class="end dim">{number(row.n)}</td>
      <td class="word">
        <Glyph name={glyph} size={12} />
        {word}
      </td>
      <td id={id}>
        {result ? (
          <button type="button" class="linkish quiet" onClick={() => onAct('open', row)}>
            <OneLine indicator={indicator} />
          </button>
        ) : (
          <OneLine indicator={indicator} />
        )}
      </td>
      <td class="dim">{kindWord(indicator)}</td>
      {note !== null ? (
        <td class="note muted" colSpan={2} title={note}>
          {note}
        </td>
      ) : (
        result && <Reading result={result} />
      )}
      <td class="last">
        <span class="age">{result?.analysedAt ? shortRelative(result.analysedAt, now) : ''}</span>
        <RowActs row={row} running={running} describedBy={id} onAct={(act) => onAct(act, row)} />
      </td>
    </tr>
  );
}

/** Engines and label: two cells. */
function Reading({ result }: { readonly result: NonNullable<RowView['result']> }) {
  const { counts, label } = result;
  const reading = counts.malicious > 0 ? counts.malicious : counts.suspicious;
  return (
    <>
      <td class="engines-cell">
        <Strip counts={counts} />
        <span class="dim">{t('recentReading', number(reading), number(answered(counts)))}</span>
      </td>
      <td class="mono muted" title={label ?? undefined} lang="en" translate={false}>
        {label !== null && <bdi>{visibleText(label, 100)}</bdi>}
      </td>
    </>
  );
}
