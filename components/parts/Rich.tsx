import { type ComponentChildren, Fragment } from 'preact';
import { type MessageKey, t } from '../text';

const MARK = '\u{E000}';

/**
 * A message with elements in place of some of its values, wherever the language puts them; never HTML in a
 * message (words.md §4.1). A string value goes in as it is.
 */
export function Rich({ message, values }: { message: MessageKey; values: readonly ComponentChildren[] }) {
  const marked = values.map((value, at) => (typeof value === 'string' ? value : `${MARK}${at}${MARK}`));
  const pieces = t(message, ...marked).split(MARK);
  // Every second piece is the place of an element.
  return pieces.map((piece, at) => (
    <Fragment key={at}>{at % 2 === 0 ? piece : values[Number(piece)]}</Fragment>
  ));
}
