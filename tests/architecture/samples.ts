/** Code that a rule must refuse, or that every rule must let pass; `path` says where it would stand. */
interface Sample {
  readonly path: string;
  readonly text: string;
}

const DOMAIN = 'utils/domain/sample.ts';
const SERVICE = 'utils/services/checks/sample.ts';
const PLATFORM = 'utils/platform/sample.ts';
const RPC = 'utils/rpc/sample.ts';
const COMPONENT = 'components/parts/Sample.tsx';

const byRule: Readonly<Record<string, readonly (readonly [path: string, text: string])[]>> = {
  'imports follow the arrows': [
    [DOMAIN, "import { lanes } from '../services/quota/lanes';"],
    [DOMAIN, "import type { Lanes } from '@/utils/services/quota/lanes';"],
    [DOMAIN, "import { getDomain } from 'tldts';"],
    [SERVICE, "import { browser } from 'wxt/browser';"],
    [SERVICE, "import { storage } from 'wxt/utils/storage';"],
    [SERVICE, "import { openDB } from 'idb';"],
    [SERVICE, "import { createSHA256 } from 'hash-wasm';"],
    [SERVICE, "import { showBadge } from '@/utils/platform/badge';"],
    [SERVICE, "import type { LivePush } from '../../rpc/protocol';"],
    [SERVICE, "export { call } from '@/utils/rpc/client';"],
    [SERVICE, "const menus = await import('@/utils/platform/menus');"],
    [PLATFORM, "import { createLanes } from '../services/quota/lanes';"],
    [PLATFORM, "import { defineConfig } from 'wxt';"],
    [RPC, "import { createChecks } from '../services/checks/checks';"],
    [RPC, "import type { Checks } from '../services/checks/checks';"],
    ['utils/rpc/server.ts', "import { createAlarms } from '@/utils/platform/alarms';"],
    [COMPONENT, "import { browser } from 'wxt/browser';"],
    [COMPONENT, "import { serve } from '@/utils/rpc/server';"],
    [COMPONENT, "import { CONTENT_MESSAGES } from '@/utils/rpc/protocol';"],
    [COMPONENT, "import type { Ledger } from '@/utils/services/quota/ledger';"],
    [COMPONENT, "import { requestOrigin } from '@/utils/platform/request-origin';"],
    [COMPONENT, "import '../../entrypoints/popup/main';"],
    ['components/popup/hash-file.ts', "import { createSHA256 } from 'hash-wasm';"],
    ['entrypoints/popup/main.tsx', "import { DEMO_KEY } from '@/tests/simulator/keys';"],
    ['utils/stray.ts', "import { x } from './domain/check';"],
  ],
  'each room keeps to its own': [
    [DOMAIN, 'const now = Date.now();'],
    [DOMAIN, 'const now = new Date();'],
    [DOMAIN, 'const id = crypto.randomUUID();'],
    [DOMAIN, 'const host = window.location.host;'],
    [DOMAIN, 'if (!URL.canParse(text)) return null;'],
    [SERVICE, 'const title = document.title;'],
    [SERVICE, 'const reply = await fetch(url);'],
    [SERVICE, 'const reply = await parts.fetch(url);'],
    [SERVICE, 'setTimeout(look, 5);'],
    [SERVICE, 'const jitter = Math.random();'],
    [SERVICE, "indexedDB.open('assay');"],
    [SERVICE, 'browser.runtime.getPlatformInfo();'],
    [PLATFORM, 'await fetch(url);'],
    [RPC, 'const at = Date.now();'],
    [COMPONENT, 'useEffect(() => void fetch(url));'],
    [COMPONENT, "localStorage.setItem('key', key);"],
    [COMPONENT, 'chrome.runtime.openOptionsPage();'],
  ],
  'only the lanes call the client': [
    [SERVICE, "import { createClient } from '../virustotal/client';"],
    ['utils/services/lists/run.ts', "import { createClient } from '@/utils/services/virustotal/client';"],
  ],
  'a file is one screen or a few': [
    [SERVICE, 'a();\n'.repeat(201)],
    ['entrypoints/background.ts', 'a();\n'.repeat(61)],
    ['entrypoints/background/index.ts', 'a();\n'.repeat(61)],
    ['entrypoints/popup/main.tsx', 'a();\n'.repeat(16)],
    ['entrypoints/card/index.tsx', 'a();\n'.repeat(41)],
  ],
  'a file is named for its one idea': [
    ['utils/domain/index.ts', 'const a = 1;'],
    ['components/popup/utils.ts', 'const a = 1;'],
    ['utils/services/helpers.ts', 'const a = 1;'],
  ],
  'no default exports outside entrypoints': [
    [SERVICE, 'export default function run() { work(); }'],
    [COMPONENT, 'function Sample() { work(); }\nexport { Sample as default };'],
  ],
  'listeners are registered in the first turn': [
    ['entrypoints/background.ts', 'export default defineBackground(async () => { listen(); });'],
    ['entrypoints/background.ts', 'export default defineBackground({ async main() { listen(); } });'],
    [
      'entrypoints/background.ts',
      "export default defineBackground({ type: 'module', main: async () => 1 });",
    ],
  ],
  'nothing becomes code or markup': [
    [COMPONENT, 'element.innerHTML = label;'],
    [COMPONENT, 'const note = <p dangerouslySetInnerHTML={{ __html: text }} />;'],
    ['entrypoints/card.content/index.tsx', "root.insertAdjacentHTML('beforeend', text);"],
    [SERVICE, 'eval (text);'],
    [SERVICE, 'const run = new Function(text);'],
  ],
  'no failure is swallowed': [
    [SERVICE, 'try { work(); } catch {}'],
    [SERVICE, 'try { work(); } catch (error) {\n  // It will be all right.\n}'],
    [PLATFORM, 'work().catch(() => {});'],
  ],
};

/** Each must break the rule that it stands under. */
export const violating: readonly (Sample & { readonly rule: string })[] = Object.entries(byRule).flatMap(
  ([rule, samples]) => samples.map(([path, text]) => ({ rule, path, text })),
);

/** Each must break none: a rule that cries at what is right gets switched off. */
export const allowed: readonly Sample[] = [
  {
    path: DOMAIN,
    text: "import { answered } from './report';\nconst id = await crypto.subtle.digest(a, b);",
  },
  { path: DOMAIN, text: '/** Never `Date.now()`, never fetch(url). */\nconst day = new Date(at);' },
  { path: DOMAIN, text: "const sentence = 'fetch(https://example.test) // catch {}';" },
  { path: DOMAIN, text: 'const at = /https?:\\/\\/window.open/.test(text);' },
  {
    path: SERVICE,
    text: "import type { VirusTotalClient } from '../virustotal/client';\nparts.clock.now();",
  },
  { path: SERVICE, text: 'try { work(); } catch (error) { return refused(error); }' },
  { path: SERVICE, text: 'interface Parts { readonly fetch: typeof fetch; readonly indexedDB: IDBFactory }' },
  { path: SERVICE, text: 'const until = window.resetsAt;' },
  { path: 'utils/services/storage/database.ts', text: "import { openDB } from 'idb';" },
  { path: 'utils/services/storage/reports.ts', text: "import type { IDBPDatabase } from 'idb';" },
  { path: 'utils/services/virustotal/request.ts', text: 'const reply = await parts.fetch(url, init);' },
  { path: 'utils/services/quota/lanes.ts', text: "import { createClient } from '../virustotal/client';" },
  { path: PLATFORM, text: "import type { Clock } from '../services/clock';\nsetTimeout(end, 5);" },
  { path: RPC, text: "import { browser } from 'wxt/browser';\nbrowser.runtime.connect();" },
  { path: COMPONENT, text: "import { type Call, call } from '@/utils/rpc/client';\nimport './sample.css';" },
  {
    path: COMPONENT,
    text: "import type { CardView } from '@/utils/rpc/protocol';\nimport { h } from 'preact';",
  },
  {
    path: COMPONENT,
    text: "const note = <p>VirusTotal's engines don't flag it</p>;\nconst at = Date.now();",
  },
  {
    path: 'components/text.ts',
    text: "import { browser } from 'wxt/browser';\nbrowser.i18n.getMessage(key);",
  },
  { path: 'components/popup/hash-file.ts', text: "const { createSHA256 } = await import('hash-wasm');" },
  { path: 'entrypoints/background/index.ts', text: 'export default defineBackground(() => { listen(); });' },
  { path: 'entrypoints/popup/main.tsx', text: "import { Popup } from '@/components/popup/Popup';" },
];
