import type { PictureRefusal } from '@/utils/domain/code';
import type { GlyphName } from '../parts/Glyph';
import type { MessageKey } from '../text';

/** How looking for codes ended without one. */
export type Ending = PictureRefusal | 'not-taken' | 'gone' | 'none-in-file' | 'none-on-page';

interface EndingText {
  readonly glyph: GlyphName;
  readonly title: MessageKey;
  /** What to do next. */
  readonly sentence: MessageKey;
}

const UNREAD = { glyph: 'failed', title: 'codesUnread' } as const;
const NONE = { glyph: 'skipped', title: 'codesNone' } as const;

const TEXTS: Readonly<Record<Ending, EndingText>> = {
  'none-in-file': { ...NONE, sentence: 'codesNoneInFile' },
  'none-on-page': { ...NONE, sentence: 'codesNoneOnPage' },
  'no-picture': { ...UNREAD, sentence: 'codesNoPicture' },
  'too-large': { ...UNREAD, sentence: 'codesTooLarge' },
  broken: { ...UNREAD, sentence: 'codesBroken' },
  failed: { ...UNREAD, sentence: 'codesFailed' },
  'not-taken': { ...UNREAD, sentence: 'codesNotTaken' },
  gone: { ...UNREAD, sentence: 'codesGone' },
};

export function endingText(ending: Ending): EndingText {
  return TEXTS[ending];
}
