import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { call } from '@/utils/rpc/client';
import { Gateway } from '../parts/gateway';
import { lazy } from '../parts/lazy';
import { useGateway } from '../report/use-gateway';
import type { WorkspacePage } from './Shell';

type TabPage = Exclude<WorkspacePage, 'settings'> | 'found';

/** What pages need of the browser besides the background: it must happen in the user's own click. */
interface WorkspaceProps {
  readonly requestUploading: () => Promise<boolean>;
}

/** Each page's code comes when it is first looked at. */
const PAGES: Readonly<Record<TabPage, FunctionComponent<WorkspaceProps>>> = {
  lists: lazy(async () => (await import('../lists/Lists')).Lists),
  found: lazy(async () => (await import('../found/Found')).Found),
  watchlist: lazy(async () => (await import('../watchlist/Watchlist')).Watchlist),
  downloads: lazy(async () => (await import('../downloads/Downloads')).Downloads),
  history: lazy(async () => (await import('../journal/History')).History),
  log: lazy(async () => (await import('../journal/Log')).Log),
  news: lazy(async () => (await import('../news/News')).News),
};

/** Assay's tab: which page it shows stands in the address, so that it can be reloaded and gone back to. */
export function Workspace(doors: WorkspaceProps) {
  const [page, setPage] = useState(() => pageOf(location.hash));
  useEffect(() => {
    const look = (): void => setPage(pageOf(location.hash));
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const gateway = useGateway(call);
  const Page = PAGES[page];
  return (
    <Gateway.Provider value={gateway}>
      <Page key={page} {...doors} />
    </Gateway.Provider>
  );
}

/** `#list=<id>` is a list, `#delete=<key>` a question about a download. */
export function pageOf(hash: string): TabPage {
  const [name = ''] = hash.slice(1).split(/[=&]/, 1);
  if (name === 'list') return 'lists';
  return Object.hasOwn(PAGES, name) ? (name as TabPage) : 'downloads';
}
