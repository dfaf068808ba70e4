// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { HOUR } from '@/utils/domain/duration';
import { visibleText } from '@/utils/domain/visible-text';
import { type } from '../draw-popup';
import { drawWorkspace, lineOf, pressButton, says } from '../draw-workspace';
import { listRows, listView, row } from '../gallery/stub-lists';

vi.mock('wxt/browser', () => import('../gallery/stub-browser'));

const now = Date.now();
const cells = (line: HTMLElement): readonly string[] =>
  [...line.querySelectorAll(':is(td:not(.last), .age)')].map((cell) => cell.textContent ?? '');

describe('a row of a list', () => {
  it.each([
    [
      'login-portal1.',
      [
        '1',
        'Malicious',
        'https://login-portal1.example/sso/verify?s=19',
        'Link',
        '14 of 92',
        'phishing',
        '2h ago',
      ],
    ],
    ['203.0.113.7', ['7', 'Suspicious', '203.0.113.7', 'IP address', '1 of 90', 'malicious', '3d ago']],
    ['news11.', ['11', 'Nothing found', 'news11.kurier-nord.example', 'Domain', '0 of 93', '', '2d ago']],
    ['eafd0013', ['13', 'Unknown', '1dc20cdd6c68a86b61c4e273eafd0013', 'MD5', 'No report', '']],
    [
      'foto-transfer4.',
      ['4', 'Failed', 'https://foto-transfer4.example/d/xk29', 'Link', 'VirusTotal has a problem', ''],
    ],
    ['wiki8.', ['8', 'Not sent', 'wiki8.local', 'Domain', 'Internal address, stays here', '']],
    [
      'vJtR7w10',
      [
        '10',
        'Not sent',
        'https://konto.example/reset?token=q9Zk81bXq0vJtR7w10',
        'Link',
        'May contain a secret (token)',
        '',
      ],
    ],
    [
      'gpj.example',
      [
        '12',
        'Nothing found',
        visibleText('a\u202Egpj.example', 100),
        'Domain',
        '0 of 93',
        '<b>x</b>',
        '1d ago',
      ],
    ],
  ])('says what it is and how it stands: %s', async (text, words) => {
    await drawWorkspace('list=l1');
    expect(cells(await lineOf(text))).toEqual(words);
  });

  it('says its place in the line, and whether it is being asked', async () => {
    await drawWorkspace('list=l1');
    expect(cells(await lineOf('stadtwerke-aue29'))[1]).toBe('Waiting');
    expect((await lineOf('foto-transfer30')).querySelector('.note')?.textContent).toMatch(
      /^Place 2, in 0:\d\d$/,
    );
    expect((await lineOf('2001:db8:1c::25')).dataset.turn).toBe('asking');
  });

  it('is never shown as clean when nothing could be learned', async () => {
    const rows = [
      row(1, { kind: 'domain', value: 'x.example' }, 'unknown', {
        result: {
          id: 'x',
          counts: { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 9 },
          label: null,
          analysedAt: now,
          fetchedAt: now,
        },
      }),
    ];
    await drawWorkspace('list=l1', { rows });
    expect((await lineOf('x.example')).textContent).toContain('No engine answered');
  });

  it('can be asked next, tried again, decided on and removed', async () => {
    const page = await drawWorkspace('list=l1');
    await pressButton('Check next', await lineOf('foto-transfer30'));
    await pressButton('Retry', await lineOf('foto-transfer4.'));
    await pressButton('Remove from the list', await lineOf('wiki8.'));
    await pressButton('Decide', await lineOf('vJtR7w10'));
    await says('Send links that may contain a secret?');
    await pressButton('Send without it', document.querySelector('dialog') ?? document);
    await vi.waitFor(() =>
      expect(page.sent('answerRows')).toEqual([{ list: 'l1', n: 10, answer: 'remove' }]),
    );
    expect(page.sent('raiseRow')).toEqual([{ list: 'l1', n: 30 }]);
    expect(page.sent('retryRows')).toEqual([{ list: 'l1', n: 4 }]);
    expect(page.sent('removeRow')).toEqual([{ list: 'l1', n: 8 }]);
  });

  it('has nothing to raise while the list does not run', async () => {
    await drawWorkspace('list=l1', { view: { stage: 'paused' } });
    expect((await lineOf('foto-transfer30')).textContent).not.toContain('Check next');
  });
});

describe('a list before it starts', () => {
  const READY = { view: { stage: 'ready', endsAt: null } } as const;

  it('says what would be sent, what not, what it costs and when it would end', async () => {
    await drawWorkspace('list=l1', READY);
    await says('275 requests');
    await says(/Ends about/);
    await says('20 are known already: no request.');
    await says('3 are internal addresses and stay here.');
    await says('2 may contain a secret. Assay asks before it sends them.');
    await says(
      'Today 88 of 500 requests are used; 100 stay reserved for your own checks. At most 4 a minute.',
    );
  });

  it('submits nothing unless somebody said so, and then says it on the button, which is not the easy one', async () => {
    const page = await drawWorkspace('list=l1', READY);
    await pressButton('Start (275 requests)');
    await vi.waitFor(() => expect(page.sent('startList')).toEqual([{ list: 'l1', submitUnknown: false }]));
    document.querySelector<HTMLInputElement>('.consent input')?.click();
    await says('Start and submit publicly');
    const button = [...document.querySelectorAll('button')].find((one) =>
      one.textContent?.includes('publicly'),
    );
    expect(button?.classList.contains('primary')).toBe(false);
    button?.click();
    await vi.waitFor(() =>
      expect(page.sent('startList').at(-1)).toEqual({ list: 'l1', submitUnknown: true }),
    );
  });
});

describe('a list', () => {
  it('says what was read, and which lines could not be', async () => {
    await drawWorkspace('list=l1');
    await says('60 items. Lines: 341');
    await pressButton('3 lines not understood');
    await says(
      /Line 88.*ftp:\/\/dateien\.example\/x.*only http and https addresses can be checked \(ftp cannot\)/,
    );
  });

  it('says how far it is and runs on by itself', async () => {
    const page = await drawWorkspace('list=l1');
    // Nine of the sixty stay here: they are not asked for.
    await says('23 of 51 done');
    await says('9 rows were not sent.');
    await says('at most 4 requests a minute. The list runs on with this tab closed.');
    await pressButton('Pause');
    await vi.waitFor(() => expect(page.sent('pauseList')).toEqual([{ list: 'l1' }]));
    page.become({ wait: { window: 'day', until: now + HOUR } });
    await says('Waiting for the daily limit to reset at');
    page.become({ wait: { window: 'offline' } });
    await says('You are offline. The list goes on when the connection is back.');
    page.become({ stage: 'paused', stopped: { tag: 'wrong-key' }, wait: null });
    await says('VirusTotal did not accept the API key.');
    await pressButton('Resume');
    await vi.waitFor(() => expect(page.sent('startList')).toEqual([{ list: 'l1', submitUnknown: false }]));
  });

  it('is filtered, searched and sorted by the background, which knows all rows', async () => {
    const page = await drawWorkspace('list=l1');
    await lineOf('login-portal1.');
    document.querySelectorAll<HTMLElement>('.chip')[1]?.click();
    const last = (): unknown => page.sent('listRows').at(-1);
    await vi.waitFor(() => expect(last()).toMatchObject({ state: 'malicious', offset: 0 }));
    const field = document.querySelector<HTMLInputElement>('input[type=search]');
    if (field) type(field, ' portal ');
    await vi.waitFor(() => expect(last()).toMatchObject({ state: 'malicious', search: 'portal' }));
    const sort = (at: number): void => document.querySelectorAll<HTMLElement>('.sort')[at]?.click();
    sort(4);
    await vi.waitFor(() => expect(last()).toMatchObject({ sort: 'engines', descending: true }));
    sort(4);
    await vi.waitFor(() => expect(last()).toMatchObject({ sort: 'engines', descending: false }));
    expect(document.querySelector('th[aria-sort]')?.textContent).toContain('Engines');
  });

  it('is sorted without columns, too: a narrow window has a choice in their place', async () => {
    const page = await drawWorkspace('list=l1');
    await lineOf('login-portal1.');
    const last = (): unknown => page.sent('listRows').at(-1);
    const pick = document.querySelector<HTMLSelectElement>('.sort-pick select');
    expect([...(pick?.options ?? [])].map(({ text }) => text)).toEqual([
      'Row',
      'Verdict',
      'Indicator',
      'Kind',
      'Engines',
      'Label',
      'Report age',
    ]);
    if (pick) pick.value = 'age';
    pick?.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitFor(() => expect(last()).toMatchObject({ sort: 'age', descending: true }));
    await pressButton('Reverse order');
    await vi.waitFor(() => expect(last()).toMatchObject({ sort: 'age', descending: false }));
  });

  it('takes more in: pasted anywhere on the page, its lines behind those it has', async () => {
    const page = await drawWorkspace('list=l1', {
      over: {
        appendListRows: { ...listView(listRows(now, 60, 27), now) },
        appendedRows: (): unknown => {
          const view = listView(listRows(now, 60, 27), now);
          return { ...view, read: { ...view.read, rows: view.read.rows + 2, duplicates: 39, bad: 4 } };
        },
      },
    });
    await lineOf('login-portal1.');
    const paste = new Event('paste', { bubbles: true });
    Object.assign(paste, { clipboardData: { getData: () => 'one.example\n# x\nnonsense\ntwo.example\n#y' } });
    document.body.dispatchEvent(paste);
    await says('The list is running: new rows are checked in their turn.');
    const field = document.querySelector<HTMLTextAreaElement>('dialog textarea');
    expect(field?.value).toContain('two.example');
    await pressButton('Add', document.querySelector('dialog') ?? document);
    await says('2 rows added · 1 duplicate folded · 1 line not understood');
    const { lines } = listView(listRows(now, 60, 27), now).read;
    expect(page.sent('appendListRows')).toEqual([
      {
        list: 'l1',
        rows: [
          { line: lines + 1, indicator: { kind: 'domain', value: 'one.example' } },
          { line: lines + 4, indicator: { kind: 'domain', value: 'two.example' } },
        ],
        bad: [expect.objectContaining({ line: lines + 3, text: 'nonsense' })],
        read: { lines: 5, rows: 2, duplicates: 0, comments: 2, blank: 0, bad: 1 },
      },
      {
        list: 'l1',
        rows: [],
        bad: [],
        read: { lines: 0, rows: 0, duplicates: 0, comments: 0, blank: 0, bad: 0 },
      },
    ]);
    expect(page.sent('appendedRows')).toEqual([{ list: 'l1' }]);
  });

  it('keeps what is dropped while it reads, to be added next', async () => {
    const view = { ...listView(listRows(now, 60, 27), now) };
    const drop = (text: string): void => {
      const event = new Event('drop', { bubbles: true, cancelable: true });
      Object.assign(event, { dataTransfer: { files: [], getData: () => text } });
      document.dispatchEvent(event);
    };
    let late: string | null = 'late.example';
    const page = await drawWorkspace('list=l1', {
      over: {
        appendListRows: (): unknown => {
          if (late) drop(late);
          late = null;
          return view;
        },
        appendedRows: view,
      },
    });
    drop('early.example');
    await pressButton('Add', document.querySelector('dialog') ?? document);
    await vi.waitFor(() => expect(page.sent('appendedRows')).toHaveLength(1));
    const field = () => document.querySelector<HTMLTextAreaElement>('dialog textarea');
    await vi.waitFor(() => expect(field()?.disabled).toBe(false));
    expect(field()?.value).toBe('early.example\nlate.example');
    await pressButton('Add', document.querySelector('dialog') ?? document);
    await vi.waitFor(() => expect(field()).toBeNull());
  });

  it('draws only what is near the window, whatever its length', async () => {
    await drawWorkspace('list=l1', { rows: listRows(now, 5_000, 10) });
    await lineOf('login-portal1.');
    expect(document.querySelector('table.rows')?.getAttribute('aria-rowcount')).toBe('5001');
    expect(document.querySelectorAll('tbody .line').length).toBeLessThan(200);
  });

  it('is renamed, cancelled, and removed after a question', async () => {
    const page = await drawWorkspace('list=l1');
    await pressButton('Rename');
    const field = await vi.waitFor(() => {
      const found = document.querySelector<HTMLInputElement>('dialog input');
      if (!found) throw new Error('no field');
      return found;
    });
    expect(field.value).toBe('Ticket 4471');
    type(field, ' Ticket 4472 ');
    await pressButton('Rename', document.querySelector('dialog') ?? document);
    await vi.waitFor(() => expect(page.sent('renameList')).toEqual([{ list: 'l1', name: 'Ticket 4472' }]));
    await pressButton('Cancel the list');
    await pressButton('Remove list');
    await says('Remove “Ticket 4471”?');
    expect(page.sent('removeList')).toEqual([]);
    await pressButton('Remove list', document.querySelector('dialog') ?? document);
    await vi.waitFor(() => expect(page.sent('removeList')).toEqual([{ list: 'l1' }]));
    expect(page.sent('cancelList')).toEqual([{ list: 'l1' }]);
  });

  it('that cannot be read says why', async () => {
    await drawWorkspace('list=l1', { over: { listRows: new Error('gone') } });
    await says('Assay made a mistake');
  });
});
