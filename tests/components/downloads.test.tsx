// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { byDay } from '@/components/downloads/days';
import { MINUTE } from '@/utils/domain/duration';
import { verdictOf } from '@/utils/domain/verdict';
import { buttonsOf, drawDownloads, pressIn, rowOf } from './draw-downloads';
import { find, findAll } from './draw-popup';
import { isWatched, push } from './gallery/stub-browser';
import { check as checkView, counts } from './gallery/stub-data';
import { CHROME_OFF, download, downloads, FIREFOX, NO_PERMISSION, SHA256 } from './gallery/stub-downloads';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const now = Date.now();
const flagged = verdictOf(counts({ malicious: 47, suspicious: 1, undetected: 24 }), 3);
const says = (name: string): string | null | undefined => rowOf(name).querySelector('.dl-says')?.textContent;

describe('a row', () => {
  it.each([
    ['Rechnung', '47 of 72 engines flag it as malicious.Checked: this file’s SHA-256'],
    ['ubuntu', 'Reading the file: 2.7 GB of 5.9 GBComputing its SHA-256 on this computer'],
    ['werkzeug', 'Number 1 in the queueThis file’s SHA-256'],
    ['treiber.msi', 'Checking…This file’s SHA-256'],
    ['noch-einer', 'Waiting for its turn'],
    ['Treiber_Paket', 'PausedThis download waits until its address is checked, 15 seconds at most.'],
    [
      'gratis-spiel',
      '11 of 93 engines flag its address as malicious.Checked: the address onlyPaused until you decide.',
    ],
    ['Angebot', 'VirusTotal does not know this file.Checked: this file’s SHA-256'],
    ['node-v24', 'No engine flags this file.Checked: this file’s SHA-256'],
    [
      'treiber-akt',
      '2 of 70 engines flag it as malicious or suspicious.Checked: what VirusTotal fetched from this address',
    ],
    ['neue-datei', 'Not checked yetNothing was sent'],
    [
      'Handbuch',
      'No engine flags the address it came from.Checked: the address onlyVirusTotal fetched a file of a different size (312 kB; yours is 4.4 MB), so its report was not used.',
    ],
    [
      'gutschein',
      '14 of 93 engines flag its address as malicious.Checked: the address onlyThe file is no longer where it was saved.The file was already gone.',
    ],
    ['crack', '60 of 72 engines flag it as malicious.Checked: this file’s SHA-256Deleted from your disk'],
    ['testvirus', '64 of 72 engines flag it as malicious.Checked: this file’s SHA-256Kept'],
    ['unbekannt', 'VirusTotal does not know the address it came from.Checked: the address only'],
    ['wandelbar', /The file changed while it was being read\.$/],
    ['viel-zu-gross', /The file is larger than Assay reads; you can change that in Settings\.$/],
    ['zaeh', /Reading the file was interrupted several times, so Assay stopped\.$/],
    ['backup-tool', 'No connectionYou are offline. Try again when the connection is back.'],
    ['wartet-auf-netz', 'No connectionYou are offline. Assay tries again when the connection is back.'],
    ['verschwunden', 'The file is no longer where it was saved.'],
    ['ohne-schluessel', /^No key yet/],
    ['personal', 'Not checked: it came from an internal address.Nothing was sent'],
    ['bericht', 'Not checked: its address may contain a secret.Nothing was sent'],
    ['sommerfest', 'Not checked: this kind of file is left alone (Pictures).Nothing was sent'],
    ['leer.exe', 'Not checked: the file is empty.Nothing was sent'],
    ['sammlung', 'Not checked: another extension saved it.Nothing was sent'],
    ['export.csv', /^Not checked: the page made this file itself/],
  ])('says what was found and what was checked: %s', async (name, words) => {
    await drawDownloads({ rows: downloads(now) });
    if (typeof words === 'string') expect(says(name)).toBe(words);
    else expect(says(name)).toMatch(words);
  });

  it.each([
    ['Rechnung', ['Report', 'Delete file', 'Keep file', 'Check again', 'Remove from the list']],
    ['ubuntu', ['Cancel']],
    ['Treiber_Paket', ['Resume', 'Cancel download']],
    ['gratis-spiel', ['Report', 'Resume anyway', 'Cancel download']],
    ['werkzeug', ['Cancel']],
    ['Angebot', ['Report', 'Upload to VirusTotal', 'Check again', 'Remove from the list']],
    ['neue-datei', ['Check', 'Remove from the list']],
    ['Handbuch', ['Report', 'Choose file', 'Check again', 'Remove from the list']],
    ['crack', ['Report', 'Check again', 'Remove from the list']],
    ['testvirus', ['Report', 'Delete file', 'Check again', 'Remove from the list']],
    ['backup-tool', ['Retry', 'Remove from the list']],
    ['personal', ['Check', 'Remove from the list']],
    ['leer.exe', ['Remove from the list']],
  ])('offers what can be done and nothing else: %s', async (name, buttons) => {
    await drawDownloads({ rows: downloads(now) });
    expect(buttonsOf(name)).toEqual(buttons);
  });

  it('of an internal host offers no look-up where only the address could be sent', async () => {
    await drawDownloads({ rows: downloads(now), access: CHROME_OFF });
    for (const name of ['personal', 'bericht', 'export.csv']) {
      expect(buttonsOf(name)).toEqual(['Choose file', 'Remove from the list']);
    }
    expect(buttonsOf('sommerfest')).toEqual(['Check', 'Remove from the list']);
  });

  it('carries its verdict, or why there is none', async () => {
    await drawDownloads({ rows: downloads(now) });
    expect(rowOf('Rechnung').dataset).toMatchObject({ verdict: 'malicious', stage: 'checked' });
    expect(rowOf('Angebot').dataset.verdict).toBe('unknown');
    expect(rowOf('backup-tool').dataset).toMatchObject({ verdict: 'failed', failure: 'offline' });
    expect(rowOf('ubuntu').dataset.verdict).toBeUndefined();
  });

  it('draws a hostile name as text, with what is hidden in it', async () => {
    const { root } = await drawDownloads({ rows: downloads(now) });
    expect(root.querySelector('img, script')).toBeNull();
    expect(rowOf('<img').querySelector('.dl-name')?.textContent).toContain('⟨U+202E⟩gpj.exe <img');
  });

  it('keeps the endings of a long name and underlines the last of two', async () => {
    await drawDownloads({ rows: downloads(now) });
    const name = rowOf('Rechnung').querySelector('.dl-name');
    expect(name?.querySelector('.dl-name-head')?.textContent).toBe('Rechnung_2026-09-14');
    expect(name?.querySelector('u')?.textContent).toBe('.exe');
    expect(rowOf('node-v24').querySelector('u')).toBeNull();
    expect(rowOf('node-v24').querySelector('.dl-name')?.textContent).toBe('node-v24.8.0-x64.msi');
  });

  it('leads to the report of its check, and once that is swept, of its hash', async () => {
    const old = download('alt.exe', now, 5, 'a.example', {
      updatedAt: now - 8 * 24 * 60 * MINUTE,
      verdict: flagged,
    });
    const address = { ...old, key: 'k', name: 'nur-adresse.exe', sha256: null };
    await drawDownloads({ rows: [...downloads(now), old, address] });
    expect(rowOf('Rechnung').querySelector('a')?.getAttribute('href')).toBe('/report.html#check=c1');
    expect(rowOf('alt.exe').querySelector('a')?.getAttribute('href')).toBe(`/report.html#file=${SHA256}`);
    expect(buttonsOf('nur-adresse')[0]).not.toBe('Report');
  });
});

describe('the list', () => {
  it('is grouped by local day', () => {
    const noon = new Date(2026, 8, 14, 12).getTime();
    const at = (day: number, hour: number) =>
      download(`${day}-${hour}`, new Date(2026, 8, day, hour).getTime(), 5, 'a.example');
    const days = byDay([at(14, 11), at(14, 0), at(13, 23), at(13, 1), at(12, 23)], noon);
    expect(days.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['today', 2],
      ['yesterday', 2],
      ['September 12, 2026', 1],
    ]);
  });

  it('asks for what is searched and filtered, and says so when nothing matches', async () => {
    const { sent, root } = await drawDownloads({ rows: downloads(now) });
    const field = await find<HTMLInputElement>('.dl-search input');
    field.value = 'setup';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await findAll('.dl', 1);
    const chip = [...root.querySelectorAll<HTMLElement>('.chip')].find((one) =>
      one.textContent?.startsWith('Malicious'),
    );
    chip?.click();
    await find('.dl-none');
    expect(root.querySelector('.dl-none')?.textContent).toBe('No download matches.');
    expect(chip?.getAttribute('aria-pressed')).toBe('true');
    expect(sent('listDownloads').at(-1)).toEqual({ search: 'setup', filter: 'malicious', limit: 200 });
  });

  it('shows 200 at first and the rest on demand', async () => {
    const many = Array.from({ length: 450 }, (_, at) =>
      download(`datei-${at}.exe`, now - at, 5, 'a.example'),
    );
    const { root } = await drawDownloads({ rows: many });
    await findAll('.dl', 200);
    root.querySelector<HTMLElement>('.dl-more button')?.click();
    await findAll('.dl', 400);
    root.querySelector<HTMLElement>('.dl-more button')?.click();
    await findAll('.dl', 450);
    expect(root.querySelector('.dl-more')).toBeNull();
  });

  it('changes by itself and speaks of what ended meanwhile', async () => {
    const busy = download('setup.exe', now, 5, 'a.example', { stage: 'checking' });
    const { root, become } = await drawDownloads({ rows: [busy] });
    expect(root.querySelector('[role=status]')?.textContent).toBe('');
    become([{ ...busy, stage: 'checked', verdict: flagged }]);
    await find('[data-verdict=malicious]');
    await vi.waitFor(() =>
      expect(root.querySelector('[role=status]')?.textContent).toBe(
        'setup.exe: 47 of 72 engines flag it as malicious.',
      ),
    );
  });

  it('folds a burst of pushes into few questions', async () => {
    const { sent, become } = await drawDownloads({ rows: [download('a.exe', now, 5, 'a.example')] });
    const before = sent('listDownloads').length;
    for (let at = 0; at < 100; at += 1) become([download(`b${at}.exe`, now, 5, 'a.example')]);
    await vi.waitFor(() => expect(rowOf('b99.exe')).toBeTruthy());
    expect(sent('listDownloads').length - before).toBeLessThanOrEqual(3);
  });

  it('says what went wrong when it cannot be read', async () => {
    const { root } = await drawDownloads({ over: { listDownloads: new Error('boom') } });
    expect(root.querySelector('[role=alert] [data-failure=internal]')).not.toBeNull();
  });
});

describe('the actions', () => {
  it.each([
    ['neue-datei', 'Check', 'checkDownload'],
    ['backup-tool', 'Retry', 'checkDownload'],
    ['node-v24', 'Check again', 'checkDownload'],
    ['ubuntu', 'Cancel', 'cancelDownloadCheck'],
    ['Rechnung', 'Keep file', 'keepFile'],
    ['Rechnung', 'Remove from the list', 'removeDownload'],
  ])('%s: %s sends %s', async (name, button, message) => {
    const { sent } = await drawDownloads({ rows: downloads(now) });
    pressIn(name, button);
    await vi.waitFor(() => expect(sent(message)).toEqual([{ key: rowOf(name).dataset.key }]));
  });

  it('leave the focus in the row, or in the next one when the row goes', async () => {
    const asking = download('a.exe', now, 5, 'a.example', { stage: 'asking' });
    const next = download('b.exe', now - 1, 5, 'a.example', { stage: 'asking' });
    const { become } = await drawDownloads({ rows: [asking, next] });
    const focus = (name: string, button: string): void => {
      const all = [...rowOf(name).querySelectorAll<HTMLElement>('.dl-acts button')];
      all.find((one) => (one.getAttribute('aria-label') ?? one.textContent) === button)?.focus();
    };
    focus('a.exe', 'Check');
    pressIn('a.exe', 'Check');
    become([{ ...asking, stage: 'checking' }, next]);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Cancel'));
    focus('b.exe', 'Remove from the list');
    pressIn('b.exe', 'Remove from the list');
    await vi.waitFor(() => expect(rowOf('a.exe').contains(document.activeElement)).toBe(true));
  });

  it('tell beside the row what failed', async () => {
    await drawDownloads({ rows: downloads(now), over: { keepFile: new Error('boom') } });
    pressIn('Rechnung', 'Keep file');
    await vi.waitFor(() => {
      expect(rowOf('Rechnung').querySelector('[role=alert] [data-failure=internal]')).not.toBeNull();
    });
  });

  it('delete only after a question that names the file', async () => {
    const { sent, root } = await drawDownloads({ rows: downloads(now) });
    pressIn('Rechnung', 'Delete file');
    const dialog = await find('dialog');
    expect(dialog.textContent).toContain('Rechnung_2026-09-14.pdf.exe');
    expect(sent('deleteFile')).toEqual([]);
    dialog.querySelectorAll('button')[1]?.click();
    await vi.waitFor(() => expect(root.querySelector('dialog')).toBeNull());
    expect(sent('deleteFile')).toEqual([]);
    pressIn('Rechnung', 'Delete file');
    (await find('dialog button')).click();
    await vi.waitFor(() => expect(root.querySelector('dialog')).toBeNull());
    expect(sent('deleteFile')).toEqual([{ key: rowOf('Rechnung').dataset.key }]);
  });

  it('keep the question open when the file could not be deleted', async () => {
    await drawDownloads({ rows: downloads(now), over: { deleteFile: new Error('boom') } });
    pressIn('Rechnung', 'Delete file');
    (await find('dialog button')).click();
    expect((await find('dialog [data-failure]')).dataset.failure).toBe('internal');
  });

  it('from a notification opens the same question, and deletes nothing by itself', async () => {
    const rows = downloads(now);
    const { sent } = await drawDownloads({
      rows,
      fragment: `delete=${encodeURIComponent(rows[0]?.key ?? '')}`,
    });
    expect((await find('dialog')).textContent).toContain('Rechnung_2026-09-14.pdf.exe');
    expect(sent('deleteFile')).toEqual([]);
  });
});

describe('a download that is held', () => {
  it('is resumed or canceled by the user’s click, without a question', async () => {
    const rows = downloads(now);
    const key = rows.find(({ name }) => name.startsWith('gratis-spiel'))?.key;
    const { sent, root } = await drawDownloads({
      rows,
      over: { resumeDownload: null, cancelDownload: null },
    });
    pressIn('gratis-spiel', 'Resume anyway');
    pressIn('gratis-spiel', 'Cancel download');
    await vi.waitFor(() => expect(sent('cancelDownload')).toEqual([{ key }]));
    expect(sent('resumeDownload')).toEqual([{ key }]);
    expect(root.querySelector('dialog')).toBeNull();
  });

  it('says aloud that its address is malicious once that is known', async () => {
    const rows = downloads(now);
    const waiting = rows.find(({ name }) => name.startsWith('Treiber_Paket'));
    const { root, become } = await drawDownloads({ rows });
    await vi.waitFor(() => expect(isWatched('downloads')).toBe(true));
    become(rows.map((row) => (row === waiting ? { ...row, waiting: null, verdict: flagged } : row)));
    await vi.waitFor(() =>
      expect(root.querySelector('[role=status]')?.textContent).toMatch(/Treiber_Paket.*47 of 72 engines/),
    );
  });
});

describe('how things stand', () => {
  it.each([
    ['on', CHROME_OFF, 'Finished downloads are looked up by themselves.', 'To check the file itself'],
    ['on', FIREFOX, 'Nothing is uploaded.', 'This browser does not let extensions read'],
    ['ask', CHROME_OFF, 'checked when you say so', 'To check the file itself'],
    ['off', NO_PERMISSION, 'Finished downloads are not checked.', null],
    ['on', NO_PERMISSION, 'The browser does not let Assay see downloads.', null],
  ] as const)('is said above the list: %s', async (mode, access, words, hint) => {
    const { root } = await drawDownloads({ mode, access });
    await vi.waitFor(() => expect(root.querySelector('.dl-head')?.textContent).toContain(words));
    const said = root.querySelector('.dl-hint')?.textContent ?? null;
    if (hint === null) expect(said).toBeNull();
    else expect(said).toContain(hint);
  });

  it('has no hint where files are read', async () => {
    const { root } = await drawDownloads({ rows: downloads(now) });
    await vi.waitFor(() => expect(root.querySelector('.dl-head')?.textContent).toContain('looked up'));
    expect(root.querySelector('.dl-hint')).toBeNull();
    expect(document.title).toBe('Downloads – Assay');
  });
});

describe('a file chosen by hand', () => {
  const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  const choose = (...files: readonly File[]): void => {
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: { files, getData: () => '' } });
    document.dispatchEvent(drop);
  };

  it('is hashed here and checked by its SHA-256', async () => {
    const { sent, root } = await drawDownloads();
    choose(new File(['abc'], 'angebot.zip'));
    await vi.waitFor(() => expect(sent('startCheck')).toHaveLength(1), { timeout: 15_000 });
    expect(sent('startCheck')).toEqual([
      { indicator: { kind: 'file', value: ABC }, origin: 'file', secrets: 'ask' },
    ]);
    expect(root.querySelector('#by-hand')?.textContent).toBe('Checked by hand');
    expect(rowOf('angebot.zip')).toBeTruthy();
  });

  it('is one of several that are dropped at once, each read and checked in its turn', async () => {
    const { sent, root } = await drawDownloads();
    const first = new File(['abc'], 'angebot.zip');
    const opened = first.stream.bind(first);
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    first.stream = () =>
      opened().pipeThrough(
        new TransformStream({ transform: (piece, to) => held.then(() => to.enqueue(piece)) }),
      );
    choose(first, new File(['def'], 'setup.exe'), new File(['ghi'], 'setup.exe'));
    await find('[data-stage=reading]');
    expect([...root.querySelectorAll<HTMLElement>('.dl')].map(({ dataset }) => dataset.stage)).toEqual([
      'reading',
      'waiting',
      'waiting',
    ]);
    goOn();
    await vi.waitFor(() => expect(sent('startCheck')).toHaveLength(3), { timeout: 15_000 });
    expect(sent('startCheck')[0]).toMatchObject({ indicator: { value: ABC } });
    for (const order of sent('startCheck')) expect(order, 'clicks go first').toMatchObject({ lane: 'page' });
  });

  it('ends when the background has lost its check: what was not said never will be', async () => {
    const check = checkView({ phase: 'looking-up' });
    await drawDownloads({ over: { startCheck: check } });
    choose(new File(['abc'], 'angebot.zip'));
    await vi.waitFor(() => expect(isWatched(`check:${check.id}`)).toBe(true), { timeout: 15_000 });
    expect(rowOf('angebot.zip').dataset.stage).toBe('checking');
    push(`check:${check.id}`, { push: 'gone' });
    await vi.waitFor(() => expect(rowOf('angebot.zip').dataset.stage).toBe('failed'));
  });

  it('of no content is asked about nowhere', async () => {
    const { sent } = await drawDownloads();
    choose(new File([], 'leer.txt'));
    await find('[data-stage=empty]');
    expect(rowOf('leer.txt').textContent).toContain('there is nothing to ask about. Nothing was sent.');
    expect(sent('startCheck')).toEqual([]);
  });

  it('says so when it cannot be read, and goes off the list', async () => {
    const { root, sent } = await drawDownloads();
    const file = new File(['abc'], 'weg.zip');
    file.stream = () => {
      throw new DOMException('gone', 'NotReadableError');
    };
    choose(file);
    await find('[data-stage=unreadable]');
    expect(rowOf('weg.zip').textContent).toContain('The browser cannot read this file.');
    pressIn('weg.zip', 'Remove from the list');
    await vi.waitFor(() => expect(root.querySelector('#by-hand')).toBeNull());
    expect(sent('startCheck')).toEqual([]);
  });
});
