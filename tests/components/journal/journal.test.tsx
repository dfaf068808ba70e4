// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { visibleText } from '@/utils/domain/visible-text';
import { type } from '../draw-popup';
import { drawWorkspace, lineOf, pressButton, says } from '../draw-workspace';
import { push } from '../gallery/stub-browser';

vi.mock('wxt/browser', () => import('../gallery/stub-browser'));

const search = (text: string): void => {
  const field = document.querySelector<HTMLInputElement>('input[type=search]');
  if (!field) throw new Error('no field');
  type(field, text);
};

describe('history', () => {
  it('says what was checked, how it ended, and how it was asked', async () => {
    await drawWorkspace('history');
    const line = await lineOf('secure.paketdienst-zoll.example');
    expect(line.dataset.verdict).toBe('malicious');
    expect(line.textContent).toContain('14 of 92');
    expect((await lineOf('Rechnung_2026-09-14.pdf.exe')).textContent).toContain('Download');
    await lineOf(visibleText('a\u202Egpj.exe', 20));
    await says('400 checks');
  });

  it('is narrowed by verdict, kind, days and words together', async () => {
    const page = await drawWorkspace('history');
    await lineOf('paketdienst');
    document.querySelectorAll<HTMLElement>('.chip')[1]?.click();
    const kind = document.querySelector<HTMLSelectElement>('select');
    const from = document.querySelector<HTMLInputElement>('input[type=date]');
    if (!kind || !from) throw new Error('no filters');
    kind.value = 'domain';
    kind.dispatchEvent(new Event('change', { bubbles: true }));
    from.value = '2026-11-21';
    from.dispatchEvent(new Event('change', { bubbles: true }));
    search(' docs ');
    await vi.waitFor(
      () =>
        expect(page.sent('listHistory').at(-1)).toEqual({
          verdict: 'malicious',
          kind: 'domain',
          from: new Date(2026, 10, 21).getTime(),
          to: null,
          search: 'docs',
          offset: 0,
          limit: 100,
        }),
      // The search is asked a moment after the last key, which a busy machine makes a long one.
      { timeout: 10_000 },
    );
    await says('No check matches.');
  });

  it('loses one check or all, and has them back', async () => {
    const page = await drawWorkspace('history', { over: { removeHistory: { undo: 'u1' } } });
    await pressButton('Remove from history', await lineOf('paketdienst'));
    await says('1 check removed.');
    await pressButton('Undo');
    await vi.waitFor(() => expect(page.sent('undoRemoval')).toEqual([{ undo: 'u1' }]));
    await pressButton('Remove all');
    await says('400 checks removed.');
    expect(page.sent('removeHistory')).toEqual([{ keys: ['h0'] }, { keys: 'all' }]);
  });

  it('says where the checks of lists are, and what the report said at the time', async () => {
    await drawWorkspace('history');
    await says('What lists and the watchlist ask is kept there: Lists, Watchlist.');
    const line = await lineOf('secure.paketdienst-zoll.example');
    await pressButton('14 of 92: what VirusTotal said then', line);
    await says('What VirusTotal said then');
    const dialog = document.querySelector('dialog');
    const engines = [...(dialog?.querySelectorAll('.said li') ?? [])].map(({ textContent }) => textContent);
    expect(engines).toEqual(['Alpha-Netphishing', visibleText('Beta\u2060Guard<img src=x>', 99)]);
    expect(dialog?.querySelector('img')).toBeNull();
    await pressButton('Close', dialog ?? document);
    await pressButton('0 of 93: what VirusTotal said then', await lineOf('docs.beispiel-verlag.example'));
    await says('No engine flagged it.');
  });

  it('is taken out as the table shows it, part by part', async () => {
    const parts: string[] = [];
    vi.stubGlobal('navigator', { ...navigator, storage: { getDirectory: () => Promise.reject() } });
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      if (this.download !== '') parts.push(this.download);
    });
    const page = await drawWorkspace('history', {
      over: {
        exportHistory: ({ after }: { after: unknown }) => ({
          rows: [],
          next: after === null ? { at: 1, key: 'k' } : null,
        }),
      },
    });
    search('docs');
    await lineOf('docs.beispiel-verlag.example');
    await vi.waitFor(() => expect(page.sent('listHistory').at(-1)).toMatchObject({ search: 'docs' }));
    await pressButton('JSON lines');
    const filter = { verdict: 'all', kind: 'all', from: null, to: null, search: 'docs' };
    await vi.waitFor(() =>
      expect(page.sent('exportHistory')).toEqual([
        { filter, after: null },
        { filter, after: { at: 1, key: 'k' } },
      ]),
    );
    await vi.waitFor(() => expect(parts[0]).toMatch(/^assay-history-[0-9TZ-]+\.jsonl$/));
    click.mockRestore();
    vi.unstubAllGlobals();
  });

  it('opens what VirusTotal says now', async () => {
    const opened = vi.fn();
    vi.stubGlobal('open', opened);
    const page = await drawWorkspace('history', { over: { startCheck: { id: 'c9' } } });
    (await lineOf('docs.beispiel-verlag.example')).querySelector<HTMLElement>('.linkish')?.click();
    await vi.waitFor(() =>
      expect(opened).toHaveBeenCalledWith('/report.html#check=c9', '_blank', 'noopener'),
    );
    expect(page.sent('startCheck')).toMatchObject([{ secrets: 'ask' }]);
  });
});

describe('the log', () => {
  it('says what was sent and what came of it, in words that programs read', async () => {
    await drawWorkspace('log');
    const line = await lineOf('sent: look up url https://login-portal.example/sso/verify?s=19');
    expect(line.textContent).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}ZINFOsent: look up url/);
    expect((await lineOf('HTTP 503')).dataset.level).toBe('error');
    await says('500 lines');
  });

  it('shows new lines as they come, unless somebody reads', async () => {
    const page = await drawWorkspace('log');
    await lineOf('HTTP 503');
    const before = page.sent('listLog').length;
    push('log', { push: 'changed', topic: 'log' });
    await vi.waitFor(() => expect(page.sent('listLog').length).toBeGreaterThan(before));
    document.querySelector<HTMLInputElement>('.tools input[type=checkbox]')?.click();
    await vi.waitFor(() =>
      expect(document.querySelector<HTMLInputElement>('.tools input')?.checked).toBe(false),
    );
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const quiet = page.sent('listLog').length;
    push('log', { push: 'changed', topic: 'log' });
    search('x');
    await vi.waitFor(() => expect(page.sent('listLog').at(-1)).toMatchObject({ search: 'x' }));
    expect(
      page
        .sent('listLog')
        .slice(quiet)
        .every((one) => (one as { search: string }).search === 'x'),
    ).toBe(true);
  });

  it('is narrowed to what is grave', async () => {
    const page = await drawWorkspace('log');
    await pressButton('Errors');
    await vi.waitFor(() => expect(page.sent('listLog').at(-1)).toMatchObject({ least: 'error' }));
    await says('100 lines');
  });

  it('is cleared only after a question', async () => {
    const page = await drawWorkspace('log');
    await pressButton('Clear log');
    await says('Clear the log?');
    expect(page.sent('clearLog')).toEqual([]);
    await pressButton('Clear log', document.querySelector('dialog') ?? document);
    await vi.waitFor(() => expect(page.sent('clearLog')).toHaveLength(1));
  });
});
