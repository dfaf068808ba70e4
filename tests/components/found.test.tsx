// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { FoundView } from '@/utils/domain/found';
import { drawWorkspace, lineOf, pressButton, says } from './draw-workspace';
import { foundRow, foundView, known } from './gallery/stub-found';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const ID = 'found=text-1';
const MADE = { createList: { id: 'l9' }, startList: { id: 'l9' } };
const draw = (over: Partial<FoundView> = {}, more: Record<string, unknown> = {}) =>
  drawWorkspace(ID, { over: { found: foundView(Date.now(), over), ...MADE, ...more } });
const box = (within: ParentNode): HTMLInputElement => {
  const found = within.querySelector<HTMLInputElement>('input[type=checkbox]');
  if (!found) throw new Error('no box');
  return found;
};
const option = (name: string): HTMLInputElement => {
  const label = [...document.querySelectorAll('.tools label')].find((one) => one.textContent?.includes(name));
  if (!label) throw new Error(`no option ${name}`);
  return box(label);
};

describe('what a page holds', () => {
  it('is shown with what is known, what it costs and when it ends, and asks nothing', async () => {
    const page = await draw();
    await says('Found on news.example');
    // 8 of which one is private, one is secret, three are known; 24 more; 38 within the site are left out.
    await says('27 requests');
    await says(/Ends about/);
    await says('3 are known already: no request.');
    await says('1 is an internal address and stays here.');
    await says('1 may contain a secret.');
    await says('2 frames belong to other sites and were not read.');
    await says('31 of 32 selected');
    const first = document.querySelector('tbody tr');
    expect(first?.textContent, 'what is flagged comes first').toContain('login-portal.example');
    expect(first?.getAttribute('data-verdict')).toBe('malicious');
    expect(page.asked.map(({ name }) => name)).not.toContain('startCheck');
    expect(page.sent('createList')).toEqual([]);
  });

  it('is chosen from, and becomes a list of the page lane', async () => {
    const page = await draw();
    await says('27 requests');
    box(await lineOf('docs.beispiel-verlag.example')).click();
    await says('26 requests');
    await vi.waitFor(() => expect(page.sent('foundCost').at(-1)).toEqual({ requests: 26 }));
    await pressButton('Start (26 requests)');
    await vi.waitFor(() => expect(page.sent('startList')).toHaveLength(1));
    expect(page.sent('createList')).toMatchObject([
      { lane: 'page', name: expect.stringContaining('news.example') },
    ]);
    const [{ rows }] = page.sent('addListRows') as [
      { rows: { line: number; indicator: { value: string } }[] },
    ];
    expect(rows).toHaveLength(30);
    expect(rows.map(({ line }) => line)).toEqual(rows.map((_, at) => at + 1));
    const values = rows.map(({ indicator }) => indicator.value);
    expect(values).not.toContain('http://intranet.local/printers/3');
    expect(
      values.some((value) => value.includes('beispiel-verlag') || value.includes('//news.example')),
    ).toBe(false);
    expect(location.hash).toMatch(/^#list=/);
  });

  it('takes the links within the site when asked to, all of them or none', async () => {
    await draw();
    await says('27 requests');
    option('Include 38 links within this site').click();
    await says('65 requests');
    option('Select all').click();
    await says('0 of 70 selected');
    const start = [...document.querySelectorAll('button')].find(
      (one) => one.textContent === 'Start (0 requests)',
    );
    expect(start?.getAttribute('aria-disabled')).toBe('true');
    option('Select all').click();
    await says('65 requests');
  });

  it('never offers to send what stays here', async () => {
    await draw();
    const line = await lineOf('intranet.local');
    expect(box(line).disabled).toBe(true);
    expect(line.textContent).toContain('Internal address, stays here');
  });

  it('that comes from a private window makes no list: one is checked at a time, as privately', async () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null);
    const page = await draw({ ephemeral: true }, { keepText: { id: 'private-2' } });
    await says('This comes from a private window.');
    expect(document.querySelector('.run')).toBeNull();
    await pressButton('Check', await lineOf('198.51.100.7'));
    await vi.waitFor(() =>
      expect(opened).toHaveBeenCalledWith('/popup.html#text-id=private-2', '_blank', 'noopener'),
    );
    expect(page.sent('keepText')).toEqual([{ text: '198.51.100.7', from: 'text-1' }]);
    expect(page.sent('createList')).toEqual([]);
    opened.mockRestore();
  });

  it('takes away the list that could not be filled, and says why', async () => {
    const page = await draw({}, { addListRows: new Error('disk') });
    await says('27 requests');
    await pressButton('Start (27 requests)');
    await vi.waitFor(() => expect(page.sent('removeList')).toHaveLength(1));
    expect(document.querySelector('[role=alert]')).not.toBeNull();
    expect(page.sent('startList')).toEqual([]);
  });

  it.each([
    [{ refused: true, rows: [], host: null, unread: 0 }, 'The browser lets no extension read this page.'],
    [{ rows: [], unread: 0 }, 'There is nothing here that can be checked'],
    [{ more: true }, 'There is more on this page than Assay takes at once. The first 70 are here.'],
    [{ from: 'selection', host: null, more: true }, 'The text is longer than Assay reads at once.'],
    [{ leftOut: { tooLong: 1_200, scheme: 0, unreadable: 0 } }, 'Links left out, too long to check: 1,200.'],
    [
      { leftOut: { tooLong: 0, scheme: 1, unreadable: 0 } },
      'Links left out, no web address (ftp, for example): 1.',
    ],
    [
      { leftOut: { tooLong: 0, scheme: 0, unreadable: 2 } },
      'Links left out, with no address that can be read: 2.',
    ],
    [{ from: 'selection', host: null }, 'Found in the selected text'],
    [
      { rows: [foundRow({ kind: 'url', value: 'https://news.example/1' }, { sameSite: true })] },
      'Every link here leads to this site itself.',
    ],
  ] as const)('says what is to be said: %j', async (over, sentence) => {
    await draw(over);
    await says(sentence);
  });

  it('says so when it is gone, and why it could not be read otherwise', async () => {
    await drawWorkspace(ID, { over: { found: new Error('worker') } });
    await says(/Assay/);
    expect(document.querySelector('[role=alert]')).not.toBeNull();
  });

  it('draws ten thousand rows as few', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) =>
      foundRow(
        { kind: 'domain', value: `n${n}.example` },
        n % 2 ? known({ malicious: 4, harmless: 60 }, 0) : {},
      ),
    );
    await draw({ rows });
    await says('5,000 requests');
    expect(document.querySelectorAll('tbody tr').length).toBeLessThan(200);
  });
});
