import { render } from 'preact';
import type { NeededPermissions } from '@/utils/domain/backup-permissions';
import { SECOND } from '@/utils/domain/duration';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings';
import { states } from './states';
import { answerWith, speak } from './stub-browser';
import { stubAnswers } from './stub-call';
import { CHROME, CHROME_OFF, downloadList, downloads, FIREFOX, NO_PERMISSION } from './stub-downloads';
import { foundAnswers } from './stub-found';
import { gatewayAnswers } from './stub-gateway';
import { emptied, journalAnswers } from './stub-journal';
import { listAnswers, listRows, listView, STAGES } from './stub-lists';
import { managedAnswers, managedView } from './stub-managed';
import { reportAnswers, reportChecks } from './stub-report';
import { uploadedDownloads, uploads } from './stub-uploads';
import { watchAnswers } from './stub-watch';

/** `?surface=popup|card|options|downloads|report&state=…&theme=dark&lang=ja`: one surface in one state, without the extension. */
const asked = new URLSearchParams(location.search);
const surface = asked.get('surface') ?? 'popup';
const state = asked.get('state') ?? 'empty';
const now = Date.now();
const view = { ...states(now), ...(surface === 'report' && reportChecks(now)) }[state] ?? null;
const root = document.getElementById('root');

declare global {
  interface Window {
    /** Draws what stands there once more in another language: what was opened by clicks stays open. */
    speakAgain?: (language: string) => void;
  }
}
let draw: () => void = () => undefined;
window.speakAgain = (language) => {
  speak(language);
  document.documentElement.lang = language;
  draw();
};

speak(asked.get('lang') ?? 'en');
document.documentElement.lang = asked.get('lang') ?? 'en';
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
const ACCESS = { chrome: CHROME, off: CHROME_OFF, firefox: FIREFOX, none: NO_PERMISSION };
const access = ACCESS[(asked.get('access') ?? 'chrome') as keyof typeof ACCESS];
const SITES = [
  'https://muster.example',
  'https://mail.sehr-lange-domain-mit-bindestrichen.stadtwerke-aue.example',
];
const inPages: Partial<Settings> | false = asked.has('pages') && {
  marksOn: asked.get('pages') === 'sites' ? 'sites' : 'all',
  markSites: SITES,
  clickGuard: true,
};
const mode = (asked.get('downloads') ?? 'off') as 'off' | 'ask' | 'on' | 'hold';
const settings: Settings = {
  ...DEFAULT_SETTINGS,
  downloads: mode === 'hold' ? 'on' : mode,
  downloadHold: mode === 'hold',
  ...inPages,
};
const answers = stubAnswers(view, now, {
  ...(state === 'first-run' && { keyState: { set: false } }),
  // Settings that were lost, with a key for the address that stood in them.
  ...(state === 'troubled' && { keyState: { set: false, keptFor: 'https://gateway.example/vt' } }),
  settings,
  saveSettings: (changes: Partial<Settings>) => ({ ...settings, ...changes }),
  pageAccess: { every: false, sites: SITES.slice(0, 1) },
  managed: { ...managedView(state === 'managed'), lost: state === 'troubled' },
  fileAccess: access,
  ...(asked.has('uploads') && { listUploads: uploads(now) }),
  ...(asked.has('gateway') && gatewayAnswers(now, asked.get('gateway'))),
});
const rows = asked.has('uploads') ? uploadedDownloads(now) : state === 'none' ? [] : downloads(now);
const aboutReport = reportAnswers(view, now, {
  kept: ['contacted-domains', 'subdomains'],
  failing: {
    'dropped-files': { tag: 'upstream', status: 503 },
    'referrer-files': { tag: 'forbidden' },
    'bundled-files': { tag: 'permission-missing', origin: 'https://www.virustotal.com' },
  },
});
const NEVER = new Promise(() => undefined);
const isOf = (input: unknown, section: string): boolean =>
  (input as { section?: string }).section === section;
const theirRows = listRows(now, Number(asked.get('rows') ?? 300), Number(asked.get('done') ?? 127));
const theirList = listView(theirRows, now, STAGES(now)[asked.get('stage') ?? 'running']);
answerWith((name, input) => {
  if (name === 'listDownloads') {
    return { ok: true, value: downloadList(rows, input as Parameters<typeof downloadList>[1]) };
  }
  if (asked.has('waits') && name === 'sectionWait') return { ok: true, value: now + 23 * SECOND };
  if (asked.has('waits') && name === 'readSection' && isOf(input, 'behaviour')) return NEVER;
  if (surface === 'report') return aboutReport(name, input ?? {}) || answers(name, input);
  const told =
    (state === 'managed' ? managedAnswers()[name] : undefined) ??
    foundAnswers(name, input, state, now) ??
    listAnswers(name, input, theirList, theirRows, now) ??
    journalAnswers(name, input, now) ??
    watchAnswers(name, input, now);
  if (told !== undefined) return { ok: true, value: state === 'none' ? emptied(told) : told };
  return answers(name, input);
});

if (root && surface === 'popup') {
  await import('@/components/popup/popup.css');
  const { Popup } = await import('@/components/popup/Popup');
  if (view) location.hash = `check=c1&intent=${asked.get('intent') ?? ''}`;
  else if (state.startsWith('codes')) {
    const { codesOf, stubCodes } = await import('./stub-codes');
    stubCodes(state === 'codes-looking' ? null : codesOf(state));
    location.hash = 'picture=p1';
  }
  draw = () => render(<Popup requestOrigin={async () => true} />, root);
}
if (root && surface === 'card' && view) {
  const { default: style } = await import('@/components/card/card.css?inline');
  const { Card } = await import('@/components/card/Card');
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  const inside = document.createElement('div');
  shadow.append(inside);
  root.append(host);
  document.body.style.cssText = `margin:24px max(8px, min(24px, (100vw - 340px) / 2));background:${theme === 'dark' ? '#222529' : '#fff'};color-scheme:${theme ?? 'light'}`;
  draw = () => {
    inside.lang = document.documentElement.lang;
    const card = { check: view, linkUrl: null, gateway: asked.has('gateway') ? 'gateway.example' : null };
    render(<Card view={card} act={() => undefined} close={() => host.remove()} />, inside);
  };
}
if (root && surface === 'guard') {
  const { drawGuardStage } = await import('./guard-stage');
  draw = () => drawGuardStage(root, state, now);
}
if (root && surface === 'marks') {
  const { drawMarksStage } = await import('./marks-stage');
  drawMarksStage(root, theme === 'dark', now);
}
const yes = async () => true;
const doors = {
  ...{ requestOrigin: yes, requestNotifications: yes },
  requestNeeded: async (needed: NeededPermissions) => needed,
  downloadDoors: { requestDownloads: yes, requestFiles: yes, openExtensionPage: async () => undefined },
  pageDoors: { requestSite: yes, requestEverySite: yes, leaveEverySite: yes },
};
if (root && surface === 'options') {
  await import('@/components/options/options.css');
  const { Options } = await import('@/components/options/Options');
  draw = () => render(<Options {...doors} />, root);
}
if (root && surface === 'welcome') {
  await import('@/components/welcome/welcome.css');
  const { Welcome } = await import('@/components/welcome/Welcome');
  const toolbar = access === FIREFOX ? 'firefox' : 'chromium';
  const more = { toolbar, isOnToolbar: async () => state === 'pinned' } as const;
  draw = () => render(<Welcome {...doors} {...more} />, root);
}
if (root && surface === 'downloads') {
  await import('@/components/downloads/downloads.css');
  const { Downloads } = await import('@/components/downloads/Downloads');
  draw = () => render(<Downloads requestUploading={async () => true} />, root);
}
if (root && surface === 'community') {
  await import('@/components/report/report.css');
  const { Community, communityBackground } = await import('./community-stage');
  const { comments, hostileComments, outboxes, votes } = await import('./stub-community');
  communityBackground({
    comments: state === 'hostile' ? hostileComments(now) : state === 'unread' ? null : comments(now),
    votes: state === 'unread' ? null : votes(now),
    outbox: outboxes(now)[state] ?? [],
    own: ['m2'],
  });
  root.style.cssText = 'max-width: 900px; margin: 0 auto; padding: 16px; background: var(--page)';
  draw = () =>
    render(
      <main>
        <h1>Community</h1>
        <Community />
      </main>,
      root,
    );
}
if (root && surface === 'report') {
  await import('@/components/report/report.css');
  const { Report } = await import('@/components/report/Report');
  if (view) location.hash = 'check=c1';
  else if (state === 'bad') location.hash = 'url=12';
  draw = () => render(<Report requestOrigin={async () => true} />, root);
}
if (root && surface === 'workspace') {
  await import('@/components/downloads/downloads.css');
  await import('@/components/journal/journal.css');
  await import('@/components/lists/lists.css');
  await import('@/components/watchlist/watchlist.css');
  const { Workspace } = await import('@/components/workspace/Workspace');
  location.hash = asked.get('page') ?? 'lists';
  draw = () => render(<Workspace requestUploading={async () => true} />, root);
}
draw();
document.body.dataset.ready = 'true';
