import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { QuotaView } from '@/utils/domain/quota';
import { Icon, type IconName } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { QuotaMeter } from '../parts/QuotaMeter';
import { type MessageKey, t } from '../text';

export type WorkspacePage = 'downloads' | 'settings';

/** Each page with the address it is at, in the order of the rail. */
const PAGES = [
  { page: 'downloads', href: '/workspace.html#downloads', icon: 'down', title: 'tabDownloads' },
  { page: 'settings', href: '/options.html#settings', icon: 'gear', title: 'tabSettings' },
] as const satisfies readonly { page: WorkspacePage; href: string; icon: IconName; title: MessageKey }[];

interface ShellProps {
  readonly quota: QuotaView | null;
  readonly current: WorkspacePage;
  readonly children: ComponentChildren;
}

/** The frame of Assay's own tabs: what is spent at the top, the pages at the left (LOOK §6, shell of tabs). */
export function Shell({ quota, current, children }: ShellProps) {
  useEffect(() => {
    const { title } = PAGES.find(({ page }) => page === current) ?? PAGES[0];
    document.title = `${t(title)} – Assay`;
  }, [current]);
  return (
    <>
      <header class="bar">
        <Mark />
        <span class="bar-name" translate={false}>
          Assay
        </span>
        <QuotaMeter quota={quota} />
      </header>
      <div class="shell">
        <nav class="rail" aria-label={t('setRail')}>
          {PAGES.map(({ page, href, icon, title }) => (
            <a key={page} href={href} aria-current={page === current ? 'page' : undefined}>
              <Icon name={icon} />
              {t(title)}
            </a>
          ))}
        </nav>
        <main class="main">{children}</main>
      </div>
    </>
  );
}
