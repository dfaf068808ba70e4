import { useRef } from 'preact/hooks';
import { Icon } from '../parts/Icon';
import { t } from '../text';

const PAGES = [
  ['list', '/workspace.html#lists', 'tabLists'],
  ['eye', '/workspace.html#watchlist', 'tabWatchlist'],
  ['down', '/workspace.html#downloads', 'tabDownloads'],
  ['clock', '/workspace.html#history', 'tabHistory'],
  ['gear', '/options.html', 'tabSettings'],
] as const;

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
        {PAGES.map(([icon, href, word]) => (
          <a key={word} href={href} target="_blank" rel="noopener">
            <Icon name={icon} />
            {t(word)}
          </a>
        ))}
      </nav>
    </details>
  );
}
