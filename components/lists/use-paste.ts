import { useEffect } from 'preact/hooks';

/** A text pasted on the page itself: into a field it goes as always, and over a question nothing happens. */
export function usePaste(onText: (text: string) => void): void {
  useEffect(() => {
    const onPaste = ({ target, clipboardData }: ClipboardEvent): void => {
      if (target instanceof Element && target.closest('input, textarea, dialog')) return;
      const text = clipboardData?.getData('text/plain') ?? '';
      if (text.trim() !== '') onText(text);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });
}
