import { useRef } from 'preact/hooks';
import { Icon } from '../parts/Icon';
import { t } from '../text';

/** The way to Assay's own tabs. Esc and a click elsewhere close it; nothing in it costs a request. */
export function PagesMenu() {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (menu.current) menu.current.open = false;
  };
  return (
    <details
      class="menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        // Esc closes the innermost thing: here the menu, not the popup.
        event.preventDefault();
        event.stopPropagation();
        close();
        menu.current.querySelector('summary')?.focus();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !menu.current?.contains(relatedTarget)) close();
      }}
    >
      <summary class="btn ghost icon" aria-label={t('setRail')}>
        <Icon name="menu" />
      </summary>
      <nav aria-label={t('setRail')}>
        <a href="/workspace.html#downloads" target="_blank" rel="noopener">
          <Icon name="down" />
          {t('tabDownloads')}
        </a>
        <a href="/options.html" target="_blank" rel="noopener">
          <Icon name="gear" />
          {t('tabSettings')}
        </a>
      </nav>
    </details>
  );
}
