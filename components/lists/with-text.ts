import type { ListSource } from './read-source';
import { withFiles } from './with-files';

/** So much of a text is its name among files. */
const NAME = 60;

/** A text that was dropped, behind what is there: on lines of its own behind a text, as one more among files. */
export function withText(source: ListSource, text: string): ListSource {
  if (typeof source !== 'string') return withFiles(source, [new File([text], text.trim().slice(0, NAME))]);
  return source.trim() === '' ? text : `${source.trimEnd()}\n${text}`;
}
