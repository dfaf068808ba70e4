import { useLayoutEffect } from 'preact/hooks';

interface Keys {
  /** `/` anywhere but in a field. */
  readonly onSlash: () => void;
  /** Esc; true when it was used, so that the browser does not close the popup as well. */
  readonly onEscape: () => boolean;
}

/** The popup's own keys (LOOK §9). */
export function useKeys({ onSlash, onEscape }: Keys): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === '/' && !isField(event.target)) {
        event.preventDefault();
        onSlash();
      }
      if (event.key === 'Escape' && onEscape()) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
