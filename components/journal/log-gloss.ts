import { locale, type MessageKey, t } from '../text';

/** By how an event begins, the longer beginnings first. */
const WORD: readonly (readonly [begins: string, word: MessageKey])[] = [
  ['sent', 'logSent'],
  ['failed', 'historyFailed'],
  ['row failed', 'historyFailed'],
  ['not found', 'dlUnknown'],
  ['unknown', 'dlUnknown'],
  ['limit', 'logLimit'],
  ['saved', 'logSaved'],
  ['not saved', 'logNotSaved'],
  ['reply not kept', 'logNotSaved'],
  ['submitted', 'logSubmitted'],
  ['list restored', 'logRestored'],
  ['list started', 'logListStarted'],
  ['list stopped', 'logListStopped'],
  ['list done', 'logListDone'],
  ['list paused', 'logListPaused'],
  ['list cancelled', 'logListCancelled'],
  ['watchlist run starts', 'logRunStarts'],
  ['watchlist run ends', 'logRunEnds'],
  ['watchlist restored', 'logRestored'],
  ['history restored', 'logRestored'],
  ['webhook failed', 'historyFailed'],
  ['webhook delivered', 'logDelivered'],
  ['quotas', 'historyFailed'],
  ['managed settings', 'logPolicy'],
  ['a store was lost', 'logLost'],
  ['bug in', 'titleInternal'],
];

/**
 * An event of the log in the reader's own language, to stand beside its line; null where that is the line's own. The
 * line itself stays as it is written: people compare lines, and programs read them.
 */
export function logGloss(event: string): string | null {
  if (locale() === 'en') return null;
  const word = WORD.find(([begins]) => event.startsWith(begins));
  return word ? t(word[1]) : null;
}
