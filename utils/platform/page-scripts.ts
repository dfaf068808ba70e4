import { browser } from 'wxt/browser';
import { pageMatches } from '../domain/page-matches';
import type { PageSettings } from '../domain/page-settings';

/** What a content script is sent when something may have changed: it asks, or goes away. */
const LOOK_AGAIN = { assay: 'look-again' } as const;

interface PageScript {
  readonly id: 'marks' | 'guard';
  readonly file: string;
  readonly runAt: 'document_start' | 'document_idle';
  /** A sheet that goes along with it. */
  readonly css?: string;
}

/** Firefox takes it away with the add-on, and with it what the script has drawn; Chromium's script hears of that itself. */
const SHEET = import.meta.env.FIREFOX ? { css: '/marks-there.css' } : {};

const SCRIPTS: readonly PageScript[] = [
  { id: 'marks', file: '/marks.js', runAt: 'document_idle', ...SHEET },
  { id: 'guard', file: '/guard.js', runAt: 'document_start' },
];

/**
 * Makes what the browser runs on pages equal to what is wanted and allowed. What is registered outlives the worker
 * and the browser, but not an update, and a permission withdrawn while no worker lived leaves it behind; so this is
 * called at each birth too, and changes nothing where nothing differs. Pages that are open get a new script at once.
 */
export async function syncPageScripts(settings: PageSettings): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const wanted = pageMatches(settings, origins);
  const registered = await browser.scripting.getRegisteredContentScripts();
  for (const script of SCRIPTS) {
    const matches = wanted[script.id];
    const now = registered.find(({ id }) => id === script.id)?.matches ?? [];
    if (equal(matches, now)) continue;
    if (now.length > 0) await browser.scripting.unregisterContentScripts({ ids: [script.id] });
    if (matches.length > 0) await register(script, matches);
    await tellPages();
    await injectInto(
      script,
      matches.filter((pattern) => !now.includes(pattern)),
    );
  }
}

/** Calls `listener` whenever a permission was given or withdrawn. Call it in the worker's first turn. */
export function onPermissionsChange(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}

/** Tells pages in which a script of ours runs to ask again: those in front, or all of them. */
export async function tellPages(which: 'all' | 'in-front' = 'all'): Promise<void> {
  const tabs = await browser.tabs.query(which === 'all' ? {} : { active: true });
  // Most tabs have nobody who listens, which is no failure.
  await Promise.allSettled(tabs.map(({ id = -1 }) => browser.tabs.sendMessage(id, LOOK_AGAIN)));
}

/** `allFrames` runs in the frames that match as well; frames without an address belong to the page that made them. */
async function register({ id, file, runAt, css }: PageScript, matches: readonly string[]): Promise<void> {
  const script = {
    id,
    js: [file],
    matches: [...matches],
    runAt,
    allFrames: true,
    persistAcrossSessions: true,
    ...(css === undefined ? {} : { css: [css] }),
  };
  try {
    await browser.scripting.registerContentScripts([{ ...script, matchOriginAsFallback: true }]);
  } catch (refusal) {
    // A browser without it names the property; anything else is the caller's to tell.
    if (!/matchOriginAsFallback/.test(String(refusal))) throw refusal;
    await browser.scripting.registerContentScripts([script]);
  }
}

/** Registered scripts begin with the next page; the ones that are open need not be loaded again. */
async function injectInto({ file, css }: PageScript, matches: readonly string[]): Promise<void> {
  if (matches.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...matches] });
  await Promise.allSettled(
    tabs.map(async ({ id: tabId = -1 }) => {
      const target = { tabId, allFrames: true };
      if (css !== undefined) await browser.scripting.insertCSS({ target, files: [css as '/card.js'] });
      await browser.scripting.executeScript({ target, files: [file as '/card.js'] });
    }),
  );
}

function equal(some: readonly string[], others: readonly string[]): boolean {
  return [...some].sort().join(' ') === [...others].sort().join(' ');
}
