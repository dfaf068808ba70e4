import { useEffect } from 'preact/hooks';

/**
 * A file dropped where nothing takes it the browser would open in place of the page: it is told that it cannot be
 * dropped there. What takes files has said so before this hears of it.
 */
export function useNoFileDrops(): void {
  useEffect(() => {
    const refuse = (event: DragEvent): void => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    };
    addEventListener('dragover', refuse);
    addEventListener('drop', refuse);
    return () => {
      removeEventListener('dragover', refuse);
      removeEventListener('drop', refuse);
    };
  }, []);
}
