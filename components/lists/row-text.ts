import type { RowView } from '@/utils/domain/list';
import { answered } from '@/utils/domain/report';
import { visibleText } from '@/utils/domain/visible-text';
import { failureText } from '../parts/failure-text';
import type { GlyphName } from '../parts/Glyph';
import { clockTime, listing, number, relative, t } from '../text';
import { clockOrDate, whenShort } from '../workspace/when';
import { STATE_GLYPH, STATE_WORD } from './row-words';

const NAME_SHOWN_AT_MOST = 40;

export interface RowText {
  readonly glyph: GlyphName;
  readonly word: string;
  /** In place of a reading: what it waits for, why it failed, why it stays here. Null where there is a reading. */
  readonly note: string | null;
}

/** What a row says of itself at `now`. */
export function rowText(row: RowView, now: number, gateway: string | null): RowText {
  const { state, turn } = row;
  if (turn?.turn === 'asking') {
    return { glyph: 'looking', word: t('lookingUp'), note: t('listAskedAt', clockTime(turn.since)) };
  }
  if (turn?.turn === 'scanning') {
    const look = t('sayNextLook', relative(turn.nextLookAt, now));
    return { glyph: 'looking', word: t('analyzingShort'), note: look };
  }
  return { glyph: STATE_GLYPH[state], word: t(STATE_WORD[state]), note: noteOf(row, now, gateway) };
}

function noteOf(
  { state, turn, result, failure, held }: RowView,
  now: number,
  gateway: string | null,
): string | null {
  if (state === 'failed') return failure ? failureText(failure, now, gateway).title : '';
  if (state === 'not-sent') return heldText(held);
  if (state === 'waiting') return turnText(turn, now);
  if (!result) return t('listNoReport');
  return answered(result.counts) === 0 ? t('listNoAnswer') : null;
}

function heldText(held: RowView['held']): string {
  if (!held) return '';
  if (held.why === 'private') return t(held.rule === 'own-list' ? 'listStaysOwn' : 'listStays');
  const names = [...new Set(held.secrets.map(({ name }) => visibleText(name, NAME_SHOWN_AT_MOST)))];
  return t('listSecret', listing(names));
}

function turnText(turn: RowView['turn'], now: number): string {
  if (turn?.turn === 'offline') return t('titleOffline');
  if (turn?.turn !== 'waiting') return '';
  const place = number(turn.place);
  if (turn.at === null) return t('listPlace', place);
  const soon = whenShort(turn.at, now) !== clockOrDate(turn.at, now);
  return t(soon ? 'listPlaceIn' : 'listPlaceAt', place, whenShort(turn.at, now));
}
