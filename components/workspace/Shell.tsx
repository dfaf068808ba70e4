import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { QuotaView } from '@/utils/domain/quota';
import { call } from '@/utils/rpc/client';
import { PageFailure } from '../parts/PageFailure';
import { type MessageKey, t } from '../text';
import { CheckBar } from './CheckBar';
import { openReport } from './open-report';
import { RailIcon } from './RailIcon';
import { useNoFileDrops } from './use-no-file-drops';

export type WorkspacePage = 'lists' | 'watchlist' | 'downloads' | 'history' | 'log' | 'settings' | 'news';

/** Each page with the address it is at, in the order of the rail. */
const PAGES = [
  { page: 'lists', href: '/workspace.html#lists', title: 'tabLists' },
  { page: 'watchlist', href: '/workspace.html#watchlist', title: 'tabWatchlist' },
  { page: 'downloads', href: '/workspace.html#downloads', title: 'tabDownloads' },
  { page: 'history', href: '/workspace.html#history', title: 'tabHistory' },
  { page: 'log', href: '/workspace.html#log', title: 'tabLog' },
  { page: 'settings', href: '/options.html#settings', title: 'tabSettings' },
] as const satisfies readonly { page: WorkspacePage; href: string; title: MessageKey }[];

/** Rarely wanted, so it stands after the others and has no sign of its own. */
const NEWS = { page: 'news', href: '/workspace.html#news', title: 'newsTitle' } as const;

/** What stays to be seen of the page before it. */
const EDGE = 40;

interface ShellProps {
  readonly quota: QuotaView | null;
  readonly current: WorkspacePage;
  readonly children: ComponentChildren;
}

/** The frame of Assay's own tabs: what is spent at the top, the pages at the left (LOOK §6, shell of tabs). */
export function Shell({ quota, current, children }: ShellProps) {
  const rail = useRef<HTMLElement>(null);
  useNoFileDrops();
  /** Of what was asked in the bar: there is no page for it then. */
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    const { title } = PAGES.find(({ page }) => page === current) ?? NEWS;
    document.title = `${t(title)} – Assay`;
    // In a narrow window the rail is a row that may be longer than it.
    const here = rail.current?.querySelector<HTMLElement>('[aria-current]');
    if (rail.current && here) rail.current.scrollLeft = here.offsetLeft - rail.current.offsetLeft - EDGE;
  }, [current]);
  return (
    <>
      <CheckBar quota={quota} onCheck={(one) => void openReport(call, one).then(setFailure)} />
      <div class="shell">
        <nav ref={rail} class="rail" aria-label={t('setRail')}>
          {PAGES.map(({ page, href, title }) => (
            <a key={page} href={href} aria-current={page === current ? 'page' : undefined}>
              <RailIcon page={page} />
              {t(title)}
            </a>
          ))}
          <a
            class="rail-news small"
            href={NEWS.href}
            aria-current={current === NEWS.page ? 'page' : undefined}
          >
            {t(NEWS.title)}
          </a>
        </nav>
        <main class="main">
          {failure && (
            <div class="bar-failure" role="alert">
              <PageFailure failure={failure} />
            </div>
          )}
          {children}
        </main>
      </div>
    </>
  );
}
