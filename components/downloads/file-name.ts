import { visibleText } from '@/utils/domain/visible-text';

const NAME_AT_MOST = 200;

export interface FileNameParts {
  readonly head: string;
  /** The endings before the last one, or nothing: `.pdf` of `invoice.pdf.exe`. */
  readonly middle: string;
  readonly ending: string;
  /** Two endings, of which the first is what many take the file for (LOOK §5). */
  readonly double: boolean;
}

/** A file name as it may be shown. Where there is no room, `head` is cut and the endings stay (words.md §4.3). */
export function fileName(name: string): FileNameParts {
  const text = visibleText(name, NAME_AT_MOST);
  const parts = /^(.+?)((?:\.[a-z][a-z0-9]{1,4})?)(\.[^\s.]{1,12})$/iu.exec(text);
  const [, head = text, middle = '', ending = ''] = parts ?? [];
  return { head, middle, ending, double: middle !== '' };
}
