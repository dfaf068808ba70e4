// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';

import { type } from '../draw-popup';
import { drawWorkspace, lineOf, pressButton, says } from '../draw-workspace';
import { entry, watchList } from '../gallery/stub-watch';

vi.mock('wxt/browser', () => import('../gallery/stub-browser'));

const now = Date.now();
const line = async (text: string): Promise<readonly string[]> =>
  [...(await lineOf(text)).querySelectorAll('td:not(:has(select)):not(.acts)')].map(
    (cell) => cell.textContent ?? '',
  );

describe('an entry', () => {
  it.each([
    [
      'cdn-verify',
      ['Malicious', 'cdn-verify.example', '9 of 92', '2h ago', 'in 7 hours', 'Newly flagged, 2h ago'],
    ],
    [
      'treiber',
      [
        'Suspicious',
        'updates.treiber-zentrale.example',
        '1 of 92',
        '5h ago',
        'in 7 hours',
        'More engines, 3d ago',
      ],
    ],
    ['stadtwerke', ['Nothing found', 'stadtwerke-aue.example', '0 of 92', '17h ago', 'Checking…', '']],
    [
      'paket-info',
      [
        'Nothing found',
        'paket-info.example',
        '0 of 92',
        '17h ago',
        'Waiting for its turn',
        'No longer flagged, 9d ago',
      ],
    ],
    ['neu-dabei', ['Not looked at yet', 'neu-dabei.example', '', '', 'in 7 hours', '']],
    ['nie-gehoert', ['Unknown', 'nie-gehoert.example', '', '1h ago', 'in 7 hours', '']],
    ['alte-kampagne', ['Nothing found', 'alte-kampagne.example', '0 of 92', '17h ago', 'Paused', '']],
  ])('says what the last look found and when the next one comes: %s', async (text, words) => {
    await drawWorkspace('watchlist');
    expect(await line(text)).toEqual(words);
  });

  it('whose last look failed never shows only an earlier verdict', async () => {
    await drawWorkspace('watchlist');
    const [word, , reading] = await line('foto-transfer');
    expect(word).toBe('Failed');
    expect(reading).toBe('VirusTotal has a problem; before: Malicious (2 of 92)');
    expect((await lineOf('foto-transfer')).dataset.verdict).toBe('failed');
  });

  it('is looked at now, paused, given a period, and removed with a way back', async () => {
    const page = await drawWorkspace('watchlist', { over: { removeWatch: { undo: 'u1' } } });
    await pressButton('Check now (1 request)', await lineOf('cdn-verify'));
    await pressButton('Pause', await lineOf('cdn-verify'));
    await pressButton('Resume', await lineOf('alte-kampagne'));
    const period = (await lineOf('treiber')).querySelector('select');
    if (!period) throw new Error('no period');
    period.value = 'week';
    period.dispatchEvent(new Event('change', { bubbles: true }));
    await pressButton('Remove from watchlist', await lineOf('neu-dabei'));
    await says('1 entry removed.');
    await pressButton('Undo');
    await vi.waitFor(() => expect(page.sent('undoRemoval')).toEqual([{ undo: 'u1' }]));
    expect(page.sent('checkWatch')).toEqual([{ keys: ['domain:cdn-verify.example'] }]);
    expect(page.sent('setWatch')).toEqual([
      { keys: ['domain:cdn-verify.example'], paused: true },
      { keys: ['domain:alte-kampagne.example'], paused: false },
      { keys: ['domain:updates.treiber-zentrale.example'], period: 'week' },
    ]);
    expect(page.sent('removeWatch')).toEqual([{ keys: ['domain:neu-dabei.example'] }]);
  });
});

describe('the watchlist', () => {
  it('says what it costs a day, and when that is too much', async () => {
    const listWatch = (asked: unknown): unknown =>
      watchList([entry('a.example', now)], asked as Parameters<typeof watchList>[1], {
        cost: { perDay: 420, allowed: 400 },
      });
    await drawWorkspace('watchlist', { over: { listWatch } });
    await says('The list needs more than that: looks will be late.');
    await says('Requests a day: 420; your limits leave 400 to the watchlist.');
  });

  it('says when entries were brought back, until somebody has read it', async () => {
    const page = await drawWorkspace('watchlist');
    await says('The browser had lost Assay’s database. 9 entries were brought back on');
    await pressButton('Close');
    await vi.waitFor(() => expect(page.sent('dismissRestored')).toHaveLength(1));
  });

  it('is filtered, ordered and searched by the background', async () => {
    const page = await drawWorkspace('watchlist');
    await lineOf('cdn-verify');
    expect(page.sent('listWatch')[0]).toMatchObject({ filter: 'all', sort: 'worst', search: '', offset: 0 });
    document.querySelectorAll<HTMLElement>('.chip')[1]?.click();
    await vi.waitFor(() => expect(page.sent('listWatch').at(-1)).toMatchObject({ filter: 'bad' }));
    await vi.waitFor(() => expect(document.querySelectorAll('tbody tr.line')).toHaveLength(2));
  });

  it('is changed as a whole: all paused, all looked at, all removed after a question', async () => {
    const page = await drawWorkspace('watchlist', { over: { removeWatch: { undo: 'u1' } } });
    await lineOf('cdn-verify');
    await pressButton('Check all now (at most 9 requests)');
    await pressButton('Pause all');
    await pressButton('Every week');
    await pressButton('Remove all');
    await says('Remove every entry from the watchlist?');
    expect(page.sent('removeWatch')).toEqual([]);
    await pressButton('Remove all', document.querySelector('dialog') ?? document);
    await says('9 entries removed.');
    expect(page.sent('checkWatch')).toEqual([{ keys: 'all' }]);
    expect(page.sent('setWatch')).toEqual([
      { keys: 'all', paused: true },
      { keys: 'all', period: 'week' },
    ]);
    expect(page.sent('removeWatch')).toEqual([{ keys: 'all' }]);
  });

  it('says when the browser lets no notification through', async () => {
    await drawWorkspace('watchlist', { over: { fileAccess: { notifications: false } } });
    await says('The browser does not let Assay show notifications. Open settings');
  });

  it('that is empty says so, and one that cannot be read says why', async () => {
    await drawWorkspace('watchlist', {
      over: { listWatch: (asked: unknown) => watchList([], asked as Parameters<typeof watchList>[1]) },
    });
    await says('Nothing is watched yet.');
    await drawWorkspace('watchlist', { over: { listWatch: new Error('gone') } });
    await says('Assay made a mistake');
  });
});

describe('adding', () => {
  it('hands over what is in a text, says what came of it, and asks about secrets with the exact text', async () => {
    const page = await drawWorkspace('watchlist&add');
    const area = document.querySelector('textarea');
    if (!area) throw new Error('no field');
    type(area, 'a.example\nhttps://konto.example/reset?token=q9Zk81bXq0vJtR7w\nnothing\n');
    await pressButton('Add to watchlist', document.querySelector('.main form') ?? document);
    await says('12 entries added.');
    await says('3 were on the list already.');
    await says('2 are internal addresses and are not watched:');
    await says('intranet.local, 10.0.0.7');
    await says('1 line not understood');
    await says('Line 3 nothing');
    await says('1 link may contain a secret.');
    expect(page.sent('addWatch')).toMatchObject([{ secrets: 'ask', period: null, indicators: [{}, {}] }]);
    expect(document.querySelector('.added .sendbox')?.textContent).toBe(
      'https://konto.example/reset?token=q9Zk81bXq0vJtR7w',
    );
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Send without it'));
    expect(area.value, 'what was taken in is gone from the field').toBe('');
    await pressButton('Send without it');
    await vi.waitFor(() => expect(page.sent('addWatch')).toHaveLength(2));
    expect(page.sent('addWatch')[1]).toMatchObject({ secrets: 'remove', indicators: [{ kind: 'url' }] });
  });

  it('sends nothing of what is not to be sent', async () => {
    const page = await drawWorkspace('watchlist&add');
    const area = document.querySelector('textarea');
    if (area) type(area, 'https://konto.example/reset?token=q9Zk81bXq0vJtR7w');
    await pressButton('Add to watchlist', document.querySelector('.main form') ?? document);
    await pressButton('Don’t send');
    await vi.waitFor(() => expect(document.querySelector('.added .sendbox')).toBeNull());
    expect(page.sent('addWatch')).toHaveLength(1);
  });
});

describe('the field for adding', () => {
  const came = { added: 1, already: 0, held: [], secret: [], refused: 0, cost: { perDay: 1, allowed: 9 } };
  const add = async (): Promise<HTMLTextAreaElement> => {
    await pressButton('Add to watchlist', document.querySelector('.main form') ?? document);
    return vi.waitFor(() => {
      const area = document.querySelector('textarea');
      if (!area || !document.querySelector('.added') || document.activeElement !== area)
        throw new Error('not yet');
      return area;
    });
  };

  it('is free again after adding, also where a file stood, and has the focus', async () => {
    await drawWorkspace('watchlist&add', { over: { addWatch: came } });
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('no file to choose');
    const file = new File(['a.example'], 'domains.txt', { type: 'text/plain' });
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await says('domains.txt');
    expect((await add()).value).toBe('');
    await says('1 entry added.');
  });

  it('takes every file that is dropped, one after the other', async () => {
    const { sent } = await drawWorkspace('watchlist&add', { over: { addWatch: came } });
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    const files = [new File(['a.example'], 'one.txt'), new File(['b.example\na.example'], 'two.txt')];
    Object.assign(drop, { dataTransfer: { files, getData: () => '' } });
    document.dispatchEvent(drop);
    await says('one.txt');
    await says('two.txt');
    await add();
    const indicators = ['a.example', 'b.example'].map((value) => ({ kind: 'domain', value }));
    expect(sent('addWatch')).toMatchObject([{ indicators }]);
  });

  it('offers the columns of a table, and adds only what is in the chosen one', async () => {
    const { sent } = await drawWorkspace('watchlist&add', { over: { addWatch: came } });
    const text = 'time,src,url\n1,198.51.100.7,https://a.example/x\n2,198.51.100.8,https://b.example/y\n';
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    Object.defineProperty(input, 'files', { value: [new File([text], 'log.csv')], configurable: true });
    input?.dispatchEvent(new Event('change', { bubbles: true }));
    await says('This looks like a table');
    await says('To be added: 2 links.');
    document.querySelectorAll<HTMLElement>('.columns input')[3]?.click();
    await says('To be added: 2 links, 2 IP addresses.');
    document.querySelectorAll<HTMLElement>('.columns input')[2]?.click();
    await add();
    const indicators = ['https://a.example/x', 'https://b.example/y'].map((value) => ({
      kind: 'url',
      value,
    }));
    expect(sent('addWatch')).toEqual([{ indicators, period: null, secrets: 'ask' }]);
  });

  it('adds one column of a table also where it is sent before the choice could be seen', async () => {
    const { sent } = await drawWorkspace('watchlist&add', { over: { addWatch: came } });
    const area = document.querySelector('textarea');
    if (area)
      type(area, 'note,url\n198.51.100.7 and 198.51.100.8,https://a.example/x\nseen,https://b.example/y\n');
    await add();
    const indicators = ['https://a.example/x', 'https://b.example/y'].map((value) => ({
      kind: 'url',
      value,
    }));
    expect(sent('addWatch')).toMatchObject([{ indicators }]);
  });

  it('keeps what the limits had no room for', async () => {
    await drawWorkspace('watchlist&add', { over: { addWatch: { ...came, added: 0, refused: 1 } } });
    const area = document.querySelector('textarea');
    if (!area) throw new Error('no field');
    type(area, 'a.example');
    expect((await add()).value).toBe('a.example');
    await says('1 was not added: your limits do not leave enough requests for it.');
  });
});

describe('changes and rounds', () => {
  it('say what it was, what it is, and who was told', async () => {
    await drawWorkspace('watchlist&show=changes');
    expect((await line('cdn-verify')).slice(1)).toEqual([
      'Newly flagged',
      'cdn-verify.example',
      'Nothing found (0 of 92) → Malicious (9 of 92)',
      'notification, webhook',
    ]);
    expect((await line('foto-transfer')).slice(3)).toEqual([
      'Nothing found (0 of 92) → VirusTotal has a problem',
      'notification waits for the quiet hours to end, The receiver answered with an error (500).',
    ]);
  });

  it('are filed, shown and taken out', async () => {
    const page = await drawWorkspace('watchlist&show=runs');
    await vi.waitFor(() => expect(document.querySelectorAll('tbody tr.line')).toHaveLength(14));
    const link = document.querySelector<HTMLAnchorElement>('tbody a');
    expect(link?.getAttribute('href')).toBe('#watchlist&run=day-0');
    await drawWorkspace('watchlist&run=day-0', { over: { exportRun: new Error('x') } });
    expect((await line('nie-gehoert')).slice(1)).toEqual(['Unknown', 'nie-gehoert.example', 'Unknown']);
    expect((await line('foto-transfer')).slice(1)).toEqual([
      'Failed',
      'foto-transfer.example',
      'VirusTotal has a problem',
    ]);
    expect(page.sent('watchRuns')[0]).toMatchObject({ offset: 0 });
  });
});
