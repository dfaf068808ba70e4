import { useLayoutEffect } from 'preact/hooks';

interface Drop {
  readonly onFile: (file: File) => void;
  /** Several at once; left out, the first is taken. */
  readonly onFiles?: (files: readonly File[]) => void;
  readonly onText: (text: string) => void;
}

/** A file or a text dropped anywhere on the popup, or a file pasted; what is dropped the browser would open in its place. */
export function useDrop({ onFile, onFiles, onText }: Drop): void {
  useLayoutEffect(() => {
    const onOver = (event: DragEvent): void => event.preventDefault();
    const onDrop = (event: DragEvent): void => {
      event.preventDefault();
      const [file, ...others] = event.dataTransfer?.files ?? [];
      const text = event.dataTransfer?.getData('text/plain');
      if (file && others.length > 0 && onFiles) onFiles([file, ...others]);
      else if (file) onFile(file);
      else if (text) onText(text);
    };
    // A copied picture; what comes with a text is pasted as that.
    const onPaste = (event: ClipboardEvent): void => {
      const file = event.clipboardData?.files?.item(0);
      if (!file || event.clipboardData?.getData('text/plain')) return;
      event.preventDefault();
      onFile(file);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('drop', onDrop);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('paste', onPaste);
    };
  });
}
