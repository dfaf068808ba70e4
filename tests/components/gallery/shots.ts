import type { Page } from '@playwright/test';
import { A_BACKUP } from './stub-managed';

export interface Shot {
  readonly name: string;
  readonly query: string;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly act?: (page: Page) => Promise<void>;
}

const POPUP = { width: 400, height: 600, scale: 2 } as const;
const CARD = { width: 388, height: 488, scale: 2 } as const;
const THEMES = ['light', 'dark'] as const;

const FAILED = [
  'no-key',
  'wrong-key',
  'inactive-user',
  'forbidden',
  'quota-minute',
  'quota-day',
  'quota-month',
  'quota-unknown',
  'too-many-requests',
  'not-found',
  'already-exists',
  'bad-input',
  'bad-hash',
  'bad-scheme',
  'script',
  'in-memory',
  'offline',
  'timeout',
  'upstream',
  'unreadable',
  'permission-missing',
  'private',
  'private-own',
  'cancelled',
  'storage-full',
  'storage-newer',
  'storage-private',
  'internal',
].map((tag) => `failed-${tag}`);

const CHECKS = [
  'asking',
  'looking-up',
  'waiting',
  'waiting-day',
  'waiting-month',
  'waiting-slow',
  'analysing',
  'malicious',
  'suspicious',
  'nothing-found',
  'old',
  'no-answer',
  'one-engine',
  'many-engines',
  'still-analysing',
  'file',
  'unknown',
  'unknown-file',
  'uncertain',
  'long',
  'long-unknown',
  'hostile',
];

function both(
  name: string,
  query: string,
  size: Pick<Shot, 'width' | 'height' | 'scale'>,
  act?: Shot['act'],
): readonly Shot[] {
  return THEMES.map((theme) => ({
    name: `${name}-${theme}`,
    query: `${query}&theme=${theme}`,
    ...size,
    ...(act ? { act } : {}),
  }));
}

function tab(name: string, button?: string): Shot['act'] {
  return async (page) => {
    await page.getByRole('tab', { name }).click();
    if (button) await page.getByRole('button', { name: button }).click();
    await page.waitForLoadState('networkidle');
  };
}

const SEVERAL =
  'hxxps://login-portal[.]example/sso 203.0.113[.]87 docs.beispiel-verlag.example 44d88612fea8a8f36de82e1278abb02f';
/** What the field says of a text, by the name of its picture. */
const TYPED = {
  typed: 'hxxps://anna:geheim@login-portal[.]example/sso/verify?s=19#top',
  'typed-secret': 'https://shop.muster.example/konto?nr=17&token=q9Zk81bXq0vJtR7w',
  'typed-private': 'http://intranet.local/wiki',
  'typed-wrapped':
    'https://eur05.safelinks.protection.outlook.com/?url=https%3A%2F%2Flogin-portal.example%2Fsso&data=05%7C02%7Canna%40firma.example',
  'typed-hash': '44d88612fea8a8f36de82e1278abb02f',
  several: SEVERAL,
} as const;

/** Types into the popup's field, and presses Enter if that is what is looked at. */
function typed(text: string, pressed = false): Shot['act'] {
  return async (page) => {
    await page.locator('.top input').fill(text);
    if (pressed) await page.locator('.top input').press('Enter');
    await page.locator('.will, .several').waitFor();
  };
}

const TAB = { width: 1280, height: 900, scale: 1 } as const;
const WHOLE = async (page: Page): Promise<void> => {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: page.viewportSize()?.width ?? TAB.width, height });
};
/** Drops files on the popup, as a file manager does. */
function dropped(...files: readonly (readonly [name: string, content: string])[]): Shot['act'] {
  return async (page) => {
    await page.evaluate((given) => {
      const dataTransfer = new DataTransfer();
      for (const [name, content] of given) dataTransfer.items.add(new File([content], name));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, files);
    await page.locator('.several, [data-phase="empty"]').waitFor();
  };
}
const FILES = dropped(['Rechnung 2026-11.pdf', 'a'.repeat(48_000)], ['setup.exe', 'b']);

/** One file over a check, which then goes by its name. */
const NAMED_FILE: Shot['act'] = async (page) => {
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(
      new File(['a'], 'Rechnung_2026-11-28 – Nachforderung Zollgebühren Paketdienst.pdf.exe'),
    );
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.locator('.file-name').waitFor();
};

const ON = 'surface=downloads&downloads=on';

/** The key ticked, and a file chosen that holds everything. */
const BACKUP: Shot['act'] = async (page) => {
  await page.locator('#backup fieldset input').last().check();
  await page.locator('#backup-passphrase').fill('correct horse battery');
  await page.locator('#backup input[type=file]').setInputFiles({
    name: 'assay-backup.json',
    mimeType: 'application/json',
    buffer: Buffer.from(A_BACKUP),
  });
  await page.locator('.backup-part input').last().check();
  await page.locator('#restore-passphrase').fill('correct horse battery staple');
  await page.locator('#restore-watchlist').selectOption('replace');
  await page.locator('.backup-preview button[type=submit]').click();
  await WHOLE?.(page);
};

const UPLOADS = `${ON}&uploads=on`;

/** The question of the last row, whose kind of file needs a second word. */
const ASK: Shot['act'] = async (page) => {
  await page.locator('.dl').last().locator('.dl-acts > button').first().click();
};

const DOWNLOADS: readonly Shot[] = [
  ...both('uploads', UPLOADS, TAB, WHOLE),
  ...['ja', 'ko', 'ru'].flatMap((lang) => both(`uploads-${lang}`, `${UPLOADS}&lang=${lang}`, TAB, WHOLE)),
  { name: 'uploads-narrow', query: UPLOADS, width: 320, height: 900, scale: 2, act: WHOLE },
  ...both('uploads-ask', UPLOADS, TAB, ASK),
  ...['ja', 'ru'].flatMap((lang) => both(`uploads-ask-${lang}`, `${UPLOADS}&lang=${lang}`, TAB, ASK)),
  { name: 'uploads-ask-narrow', query: UPLOADS, width: 320, height: 640, scale: 2, act: ASK },
  ...both('downloads', ON, TAB, WHOLE),
  ...['ja', 'ko', 'ru'].flatMap((lang) => both(`downloads-${lang}`, `${ON}&lang=${lang}`, TAB, WHOLE)),
  ...both('downloads-firefox', `${ON}&access=firefox`, TAB),
  ...both('downloads-off', 'surface=downloads&state=none&access=none', TAB),
  { name: 'downloads-narrow', query: ON, width: 360, height: 900, scale: 2, act: WHOLE },
  { name: 'downloads-narrow-ru', query: `${ON}&lang=ru`, width: 360, height: 900, scale: 2, act: WHOLE },
  { name: 'downloads-zoomed', query: ON, width: 640, height: 450, scale: 2, act: WHOLE },
  ...both('downloads-delete', ON, TAB, async (page) => {
    await page.getByRole('button', { name: 'Delete file' }).first().click();
  }),
  ...['off', 'chrome', 'firefox', 'none'].flatMap((access) =>
    both(`options-downloads-${access}`, `surface=options&downloads=on&access=${access}`, TAB, WHOLE),
  ),
  ...['ja', 'ko', 'ru'].flatMap((lang) =>
    both(`options-downloads-${lang}`, `surface=options&downloads=on&access=off&lang=${lang}`, TAB, WHOLE),
  ),
  {
    name: 'options-downloads-narrow',
    query: 'surface=options&downloads=on&access=off',
    width: 360,
    height: 900,
    scale: 2,
    act: WHOLE,
  },
  ...both('popup-menu', 'surface=popup&state=empty', POPUP, async (page) => {
    await page.locator('.menu summary').click();
  }),
];

const COMMUNITY: readonly Shot[] = [
  ...['comments', 'unread', 'held', 'waiting', 'missing', 'unclear', 'failed', 'done', 'hostile'].flatMap(
    (state) => both(`community-${state}`, `surface=community&state=${state}`, TAB, WHOLE),
  ),
  ...['ja', 'ko', 'ru'].flatMap((lang) =>
    both(`community-held-${lang}`, `surface=community&state=held&lang=${lang}`, TAB, WHOLE),
  ),
  {
    name: 'community-narrow',
    query: 'surface=community&state=held',
    width: 320,
    height: 900,
    scale: 2,
    act: WHOLE,
  },
  {
    name: 'community-narrow-ru',
    query: 'surface=community&state=missing&lang=ru',
    width: 320,
    height: 900,
    scale: 2,
    act: WHOLE,
  },
];

/** Opens sections by their cost, then the tree of the first related thing. */
const OPENED = async (page: Page): Promise<void> => {
  for (const section of ['behaviour', 'dropped-files', 'execution-parents']) {
    await page.locator(`#section-${section} .rep-panel-head .btn`).click();
  }
  await page.locator('.rep-twist').first().click();
  await page.locator('.rep-branch').first().click();
  await page.waitForLoadState('networkidle');
  await WHOLE(page);
};
/** One section that waits for its turn, and one that the browser keeps from VirusTotal. */
const WAITS = async (page: Page): Promise<void> => {
  for (const section of ['behaviour', 'bundled-files']) {
    await page.locator(`#section-${section} .rep-panel-head .btn`).click();
  }
  await page.locator('#section-behaviour [role=timer]').waitFor();
  await page.locator('#section-bundled-files [data-failure]').waitFor();
};
const REPORT: readonly Shot[] = [
  ...both('report-waits', 'surface=report&state=file&waits=on', TAB, WAITS),
  ...['file', 'url', 'domain', 'ip'].flatMap((state) =>
    both(`report-${state}`, `surface=report&state=${state}`, TAB, WHOLE),
  ),
  ...both('report-opened', 'surface=report&state=file', TAB, OPENED),
  ...[
    'waiting',
    'analysing',
    'unknown',
    'looking-up',
    'asking',
    'no-answer',
    'failed-no-key',
    'failed-upstream',
    'failed-private',
    'bad',
  ].flatMap((state) => both(`report-${state}`, `surface=report&state=${state}`, TAB)),
  ...['many-engines', 'one-engine', 'hostile', 'long', 'old'].flatMap((state) =>
    both(`report-${state}`, `surface=report&state=${state}`, TAB, WHOLE),
  ),
  ...['ja', 'ko', 'ru'].flatMap((lang) =>
    both(`report-${lang}`, `surface=report&state=file&lang=${lang}`, TAB, WHOLE),
  ),
  ...both('report-tip', 'surface=report&state=file', TAB, async (page) => {
    await page.locator('.rep-engine').nth(1).hover();
  }),
  {
    name: 'report-narrow',
    query: 'surface=report&state=file',
    width: 320,
    height: 900,
    scale: 2,
    act: OPENED,
  },
  {
    name: 'report-narrow-url-ru',
    query: 'surface=report&state=url&lang=ru',
    width: 320,
    height: 900,
    scale: 2,
    act: WHOLE,
  },
  {
    name: 'report-zoomed',
    query: 'surface=report&state=file',
    width: 640,
    height: 450,
    scale: 2,
    act: WHOLE,
  },
];

const TALL = { width: 1280, height: 1293, scale: 1 } as const;
const NARROW = { width: 360, height: 900, scale: 2 } as const;
const SPACE = 'surface=workspace&page=';

/** Every page in both themes, in Japanese and Russian, on a phone's width and at 200 %. */
function everyWay(name: string, query: string, act?: Shot['act']): readonly Shot[] {
  return [
    ...both(name, query, TALL, act),
    ...['ja', 'ru'].flatMap((lang) => both(`${name}-${lang}`, `${query}&lang=${lang}`, TALL, act)),
    { name: `${name}-narrow`, query, ...NARROW, ...(act && { act }) },
    { name: `${name}-zoomed`, query, width: 640, height: 647, scale: 2, ...(act && { act }) },
  ];
}

const A_TABLE = `first seen,url,sha256,comment
${Array.from({ length: 24 }, (_, n) => `2026-11-${n + 1},https://cdn${n}.example/a.js,${String(n % 10).repeat(64)},"seen, twice"`).join('\n')}
`;

const WORKSPACE: readonly Shot[] = [
  ...['en', 'ja', 'ko', 'ru'].flatMap((lang) => [
    ...both(`popup-files-${lang}`, `surface=popup&state=empty&lang=${lang}`, POPUP, FILES),
    ...both(
      `popup-empty-file-${lang}`,
      `surface=popup&state=empty&lang=${lang}`,
      POPUP,
      dropped(['x.pdf', '']),
    ),
  ]),
  ...both('ws-list-done-1200', `${SPACE}list%3Dl1&stage=done`, { ...TALL, width: 1200 }),
  ...everyWay('ws-lists', `${SPACE}lists`),
  ...both('ws-lists-none', `${SPACE}lists&state=none`, TAB),
  ...THEMES.flatMap((theme) =>
    ['en', 'ja', 'ko', 'ru'].map((lang) => ({
      ...{ name: `guard-${lang}-${theme}`, width: 480, height: 480, scale: 2 },
      query: `surface=guard&lang=${lang}&theme=${theme}`,
    })),
  ),
  ...['told', 'form', 'form-told'].flatMap((state) =>
    ['en', 'ja', 'ko', 'ru'].map((lang) => ({
      ...{ name: `guard-${state}-${lang}`, width: 480, height: 480, scale: 2 },
      query: `surface=guard&state=${state}&lang=${lang}&theme=light`,
    })),
  ),
  ...THEMES.map((theme) => ({
    ...{ name: `marks-${theme}`, width: 570, height: 480, scale: 2 },
    query: `surface=marks&theme=${theme}`,
    act: async (page: Page) => {
      await page.locator('body[data-marked]').waitFor({ state: 'attached' });
    },
  })),
  { name: 'guard-narrow', query: 'surface=guard&state=long&theme=light', width: 300, height: 360, scale: 2 },
  ...everyWay('ws-found', `${SPACE}found%3Dtext-1`),
  ...both('ws-found-private', `${SPACE}found%3Dprivate-1&state=private`, TAB),
  ...both('ws-found-refused', `${SPACE}found%3Dtext-1&state=refused`, TAB),
  ...everyWay('ws-list-new', `${SPACE}lists%26new`),
  ...everyWay('ws-list-new-files', `${SPACE}lists%26new`, async (page) => {
    await page
      .locator('input[type=file]')
      .setInputFiles(
        [
          'indicators-2026-11.csv',
          'blockliste_mail.txt',
          'sehr-langer-name-einer-datei-aus-dem-postfach-der-zentrale.jsonl',
        ].map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('a.example\n'.repeat(400)) })),
      );
    await page.locator('.source-files').waitFor();
  }),
  ...everyWay('ws-bar', `${SPACE}lists`, async (page) => {
    await page
      .locator('.bar-search input')
      .fill('hxxps://anna:geheim@login-portal[.]example/sso/verify?s=19#top');
    await page.locator('.will').waitFor();
  }),
  ...both('ws-bar-several', `${SPACE}lists`, TAB, async (page) => {
    await page.locator('.bar-search input').fill(decodeURIComponent(SEVERAL));
    await page.locator('.several').waitFor();
  }),
  ...everyWay('ws-list-bad', `${SPACE}list%3Dl1`, async (page) => {
    await page.locator('.list-read button').click();
    await page.locator('.bad-lines li').first().waitFor();
  }),
  ...everyWay('ws-list-export', `${SPACE}list%3Dl1`, async (page) => {
    await page.locator('.page-head .drop summary').first().click();
  }),
  ...everyWay('ws-list-running', `${SPACE}list%3Dl1`),
  ...everyWay('ws-list-adding', `${SPACE}list%3Dl1`, async (page) => {
    await page.locator('summary.icon').click();
    await page.locator('.drop-in button').nth(6).click();
    await page.locator('dialog textarea').fill('hxxps://neu[.]example/1\nzwei.example');
  }),
  ...['ready', 'paused', 'stopped', 'day', 'done'].flatMap((stage) =>
    both(`ws-list-${stage}`, `${SPACE}list%3Dl1&stage=${stage}`, TALL),
  ),
  ...everyWay('ws-watch', `${SPACE}watchlist`),
  ...both('ws-watch-none', `${SPACE}watchlist&state=none`, TAB),
  ...everyWay('ws-watch-add', `${SPACE}watchlist%26add`, async (page) => {
    await page
      .locator('textarea')
      .fill('a.example b.example\nhttps://konto.example/reset?token=q9Zk81bXq0vJtR7w\nnichts');
    await page.locator('button[type=submit]').click();
    await page.locator('.added').waitFor();
  }),
  ...everyWay('ws-watch-columns', `${SPACE}watchlist%26add`, async (page) => {
    await page.locator('input[type=file]').setInputFiles({
      name: 'iocs-2026-11.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(A_TABLE),
    });
    await page.locator('.columns').waitFor();
    await page.locator('[role=status]').filter({ hasText: /\d/ }).first().waitFor();
  }),
  ...everyWay('ws-list-unreadable', `${SPACE}lists%26new`, async (page) => {
    // As of a file that was moved after it was chosen.
    await page.evaluate(() => {
      Blob.prototype.arrayBuffer = () => Promise.reject(new Error('gone'));
    });
    await page.locator('input[type=file]').setInputFiles(
      ['Auswertung_November.csv', 'blockliste_mail.txt'].map((name) => ({
        name,
        mimeType: 'text/plain',
        buffer: Buffer.from(A_TABLE),
      })),
    );
    await page.locator('[role=alert]').waitFor();
  }),
  ...everyWay('ws-watch-changes', `${SPACE}watchlist%26show%3Dchanges`),
  ...everyWay('ws-watch-runs', `${SPACE}watchlist%26show%3Druns`),
  ...both('ws-watch-run', `${SPACE}watchlist%26run%3Dday-0`, TAB),
  ...everyWay('ws-options', 'surface=options&state=empty', WHOLE),
  ...everyWay('ws-news', `${SPACE}news`),
  ...everyWay('options-pages', 'surface=options&state=empty&pages=sites', WHOLE),
  ...both('options-pages-every', 'surface=options&state=empty&pages=every', TAB, WHOLE),
  ...everyWay('welcome', 'surface=welcome&state=first-run', WHOLE),
  ...both('welcome-pinned', 'surface=welcome&state=pinned&access=firefox', TAB, WHOLE),
  ...everyWay('options-managed', 'surface=options&downloads=on&state=managed', WHOLE),
  ...everyWay('options-backup', 'surface=options', BACKUP),
  ...everyWay('options-troubled', 'surface=options&state=troubled&downloads=hold', async (page) => {
    await page.locator('#hosts').fill('*\nhttps://not a host/\n*.corp.example');
    await page.locator('#backup button').first().click();
    await WHOLE(page);
  }),
  ...everyWay('options-gateway', 'surface=options&state=empty&gateway=on', WHOLE),
  ...everyWay('options-gateway-away', 'surface=options&state=empty&gateway=away', WHOLE),
  ...everyWay('options-gateway-refused', 'surface=options&state=empty&gateway=refused', WHOLE),
  ...everyWay('ws-history', `${SPACE}history`),
  ...everyWay('ws-history-said', `${SPACE}history`, async (page) => {
    await page.locator('tbody .line td:nth-child(5) button').first().click();
    await page.locator('dialog').waitFor();
  }),
  ...both('ws-history-none', `${SPACE}history&state=none`, TAB),
  ...everyWay('ws-log', `${SPACE}log`),
];

export const SHOTS: readonly Shot[] = [
  ...REPORT,
  ...COMMUNITY,
  ...WORKSPACE,
  ...DOWNLOADS,
  ...both('popup-empty', 'surface=popup&state=empty', POPUP),
  ...both('popup-gateway', 'surface=popup&state=malicious&gateway=on', POPUP),
  ...both('popup-gateway-away', 'surface=popup&state=malicious&gateway=away', POPUP),
  ...['ja', 'ru'].flatMap((lang) =>
    both(`popup-gateway-${lang}`, `surface=popup&state=malicious&gateway=on&lang=${lang}`, POPUP),
  ),
  ...both('popup-gateway-away-ja', 'surface=popup&state=malicious&gateway=away&lang=ja', POPUP),
  ...both('popup-first-run', 'surface=popup&state=first-run', POPUP),
  ...Object.entries(TYPED).flatMap(([name, text]) =>
    both(`popup-${name}`, 'surface=popup&state=empty', POPUP, typed(text)),
  ),
  ...both('popup-pressed-private', 'surface=popup&state=empty', POPUP, typed(TYPED['typed-private'], true)),
  ...both('popup-pressed-words', 'surface=popup&state=empty', POPUP, typed('no such thing', true)),
  ...both('popup-typed-keyless', 'surface=popup&state=first-run', POPUP, typed(TYPED.typed)),
  // The hash is what is asked about, the name what people know.
  ...['file-looking-up', 'file-waiting', 'file'].flatMap((state) =>
    both(`popup-named-${state}`, `surface=popup&state=${state}`, POPUP, NAMED_FILE),
  ),
  ...['upstream', 'gateway-away', 'wrong-key'].flatMap((failure) => [
    ...both(`popup-gateway-${failure}`, `surface=popup&state=failed-${failure}&gateway=on`, POPUP),
    ...both(`card-gateway-${failure}`, `surface=card&state=failed-${failure}&gateway=on`, CARD),
  ]),
  ...[...CHECKS, ...FAILED].flatMap((state) => both(`popup-${state}`, `surface=popup&state=${state}`, POPUP)),
  ...['', '-link', '-private', '-many', '-none', '-too-large', '-looking'].flatMap((kind) =>
    both(`popup-codes${kind}`, `surface=popup&state=codes${kind}`, POPUP),
  ),
  ...['ja', 'ko', 'ru'].flatMap((lang) =>
    both(`popup-codes-many-${lang}`, `surface=popup&state=codes-many&lang=${lang}`, POPUP),
  ),
  {
    name: 'popup-codes-narrow',
    query: 'surface=popup&state=codes&lang=ru',
    width: 320,
    height: 500,
    scale: 2,
  },
  ...both('popup-submit', 'surface=popup&state=long-unknown&intent=submit', POPUP),
  ...both('popup-rescan', 'surface=popup&state=old&intent=rescan', POPUP),
  ...both(
    'popup-comments',
    'surface=popup&state=malicious',
    POPUP,
    tab('Comments', 'Load comments (1 request)'),
  ),
  ...both(
    'popup-votes',
    'surface=popup&state=malicious',
    POPUP,
    tab('Votes', 'Load the list of votes (1 request)'),
  ),
  ...both('popup-details', 'surface=popup&state=malicious', POPUP, async (page) => {
    await page.getByRole('tab', { name: 'Details' }).click();
    await page.locator('.watch-this').scrollIntoViewIfNeeded();
  }),
  ...[...CHECKS, ...FAILED].flatMap((state) => both(`card-${state}`, `surface=card&state=${state}`, CARD)),
  ...['malicious', 'unknown', 'waiting', 'empty', 'first-run', 'failed-wrong-key'].map((state) => ({
    name: `popup-${state}-zoomed`,
    query: `surface=popup&state=${state}&theme=light`,
    width: 400,
    height: 300,
    scale: 4,
  })),
];
