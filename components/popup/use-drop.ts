import { useLayoutEffect } from 'preact/hooks';

interface Drop {
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
}

/** A file or a text dropped anywhere on the popup; without this the browser would open it in its place. */
export function useDrop({ onFile, onText }: Drop): void {
  useLayoutEffect(() => {
    const onOver = (event: DragEvent): void => event.preventDefault();
    const onDrop = (event: DragEvent): void => {
      event.preventDefault();
      const file = event.dataTransfer?.files.item(0);
      const text = event.dataTransfer?.getData('text/plain');
      if (file) onFile(file);
      else if (text) onText(text);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('drop', onDrop);
    };
  });
}
