import { t } from '../text';

/** Copies a text and says what became of it: a browser may refuse the clipboard to a page without the focus. */
export async function copied(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return t('copied');
  } catch {
    return t('copyFailed');
  }
}
