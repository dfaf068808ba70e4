// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { visibleText } from '@/utils/domain/visible-text';
import { type } from '../draw-popup';
import { drawWorkspace, pressButton, says } from '../draw-workspace';

vi.mock('wxt/browser', () => import('../gallery/stub-browser'));

const item = (name: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>('.list-item')].find((one) =>
    one.textContent?.includes(name),
  );
  if (!found) throw new Error(`no list ${name}`);
  return found;
};
const area = (): HTMLTextAreaElement => {
  const found = document.querySelector('textarea');
  if (!found) throw new Error('no field');
  return found;
};

describe('all lists', () => {
  it('say how they stand', async () => {
    await drawWorkspace('lists');
    await says('Ticket 4471');
    const words = (name: string): string => item(name).querySelector('.list-stands')?.textContent ?? '';
    expect(words('Ticket 4471')).toMatch(/^RunningEnds about /);
    expect(words('Hashes aus')).toMatch(
      /^WaitingWaiting for the daily limit to reset at .* You can close this tab\.$/,
    );
    expect(words('Newsletter')).toBe('Paused');
    expect(words('Firewall')).toMatch(/^StoppedVirusTotal did not accept the API key\./);
    expect(words('Blockliste')).toBe('Done');
    expect(words('Rückfrage')).toBe('Not started');
    expect(words('mails.eml')).toMatch(/^Reading not finished/);
    expect(words(visibleText('\u202Egpj', 10))).toBe('Canceled');
  });

  it('are paused, resumed as they were started, and removed after a question', async () => {
    const page = await drawWorkspace('lists');
    await says('Ticket 4471');
    await pressButton('Pause', item('Ticket 4471'));
    await pressButton('Resume', item('Newsletter'));
    await pressButton('Remove list', item('mails.eml'));
    await says('Remove “mails.eml”?');
    await pressButton('Remove list', document.querySelector('dialog') ?? document);
    await vi.waitFor(() => expect(page.sent('removeList')).toEqual([{ list: 'l7' }]));
    expect(page.sent('pauseList')).toEqual([{ list: 'l1' }]);
    expect(page.sent('startList')).toEqual([{ list: 'l3', submitUnknown: false }]);
  });

  it('that are none say so', async () => {
    await drawWorkspace('lists', { over: { lists: [] } });
    await says('There is no list yet. Nothing is sent before you start one.');
  });
});

describe('a new list', () => {
  it('is read from a pasted text, and then shown before anything is sent', async () => {
    const page = await drawWorkspace('lists&new', {
      over: { createList: { id: 'l1' }, addListRows: null, finishList: { id: 'l1' } },
    });
    await says('Nothing is sent yet.');
    type(area(), 'evil[.]example\n# a remark\n198.51.100.7\nnothing\n');
    await pressButton('Read in');
    await vi.waitFor(() => expect(location.hash).toBe('#list=l1'));
    expect(page.sent('createList')).toEqual([{ name: expect.stringMatching(/^List of /) }]);
    expect(page.sent('addListRows')).toMatchObject([
      { list: 'l1', from: 1, rows: [{ line: 1 }, { line: 3 }], bad: [{ line: 4, text: 'nothing' }] },
    ]);
    expect(page.sent('startList')).toEqual([]);
  });

  it('offers the column of a table in which something is found', async () => {
    const page = await drawWorkspace('lists&new', {
      over: { createList: { id: 'l1' }, addListRows: null, finishList: { id: 'l1' } },
    });
    type(area(), 'name,host\nanna,a.example\nbert,b.example\n');
    await says(/This looks like a table/);
    expect(document.querySelectorAll<HTMLInputElement>('.columns input')[1]?.checked).toBe(true);
    await pressButton('Read in');
    await vi.waitFor(() => expect(page.sent('addListRows')).toHaveLength(1));
    expect(page.sent('addListRows')).toMatchObject([{ rows: [{ line: 2 }, { line: 3 }], bad: [] }]);
  });

  it('reads one column of a table also where it is sent before the choice could be seen', async () => {
    const page = await drawWorkspace('lists&new', {
      over: { createList: { id: 'l1' }, addListRows: null, finishList: { id: 'l1' } },
    });
    type(area(), 'note,host\n198.51.100.7 and 198.51.100.8,a.example\nseen,b.example\n');
    await pressButton('Read in');
    await vi.waitFor(() => expect(page.sent('addListRows')).toHaveLength(1));
    const rows = ['a.example', 'b.example'].map((value) => ({ indicator: { kind: 'domain', value } }));
    expect(page.sent('addListRows')).toMatchObject([{ rows }]);
  });

  it('reads nothing that took the place of what was to be read', async () => {
    const page = await drawWorkspace('lists&new', {
      over: { createList: { id: 'l1' }, addListRows: null, finishList: { id: 'l1' } },
    });
    let tell: (bytes: ArrayBuffer) => void = () => undefined;
    const slow = new File(['a.example'], 'slow.txt');
    Object.defineProperty(slow, 'slice', {
      value: () => ({ arrayBuffer: () => new Promise<ArrayBuffer>((resolve) => (tell = resolve)) }),
    });
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: { files: [slow], getData: () => '' } });
    document.dispatchEvent(drop);
    await says('slow.txt');
    await pressButton('Read in');
    document.querySelector<HTMLElement>('.source-files button')?.click();
    await vi.waitFor(() => expect(area().value).toBe(''));
    type(area(), 'b.example');
    await vi.waitFor(() =>
      expect(document.querySelector('.new-list [type=submit]')?.getAttribute('aria-disabled')).toBe('false'),
    );
    tell(new ArrayBuffer(0));
    await pressButton('Read in');
    await vi.waitFor(() => expect(page.sent('addListRows')).toHaveLength(1));
    expect(page.sent('createList'), 'once, when it was asked for').toHaveLength(1);
    expect(page.sent('addListRows')).toMatchObject([{ rows: [{ indicator: { value: 'b.example' } }] }]);
  });

  it('puts a dropped text behind what was typed, and among files as one more', async () => {
    await drawWorkspace('lists&new');
    const drop = (text: string, ...files: readonly File[]): void => {
      const event = new Event('drop', { bubbles: true, cancelable: true });
      Object.assign(event, { dataTransfer: { files, getData: () => text } });
      document.dispatchEvent(event);
    };
    drop('a.example');
    await vi.waitFor(() => expect(area().value).toBe('a.example'));
    drop('b.example');
    await vi.waitFor(() => expect(area().value).toBe('a.example\nb.example'));
    drop('', new File(['c.example'], 'one.txt'));
    await says('one.txt');
    drop('d.example\ne.example');
    await says('d.example e.example');
    const names = [...document.querySelectorAll('.source-files bdi')].map((name) => name.textContent);
    expect(names).toEqual(['one.txt', expect.stringContaining('d.example')]);
  });

  it('takes several files: as one table where all have the same columns, and each can be left out again', async () => {
    const page = await drawWorkspace('lists&new', {
      over: { createList: { id: 'l1' }, addListRows: null, finishList: { id: 'l1' } },
    });
    const one = new File(['name,host\nanna,a.example\nbert,b.example\n'], 'one.csv');
    const two = new File(['name,host\ncarl,c.example\ndora,d.example\n'], 'two.csv');
    const other = new File(['just e.example in a sentence'], 'other.txt');
    const empty = new File(['\n'], 'empty.csv');
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: { files: [one, two, other, empty], getData: () => '' } });
    document.dispatchEvent(drop);
    await says('other.txt');
    expect(document.querySelector('.columns')).toBeNull();
    document.querySelectorAll<HTMLElement>('.source-files button')[2]?.click();
    await says(/This looks like a table/);
    expect([...document.querySelectorAll('.source-files bdi')].map((name) => name.textContent)).toEqual([
      'one.csv',
      'two.csv',
      'empty.csv',
    ]);
    await pressButton('Read in');
    await vi.waitFor(() => expect(page.sent('addListRows')).toHaveLength(1));
    expect(page.sent('addListRows')).toMatchObject([
      { rows: [{ line: 2 }, { line: 3 }, { line: 5 }, { line: 6 }], bad: [] },
    ]);
  });

  it('takes further files to those that are there, each once, and gives back what was typed', async () => {
    await drawWorkspace('lists&new');
    type(area(), 'typed.example');
    await vi.waitFor(() =>
      expect(document.querySelector('.new-list [type=submit]')?.getAttribute('aria-disabled')).toBe('false'),
    );
    const drop = (...files: readonly File[]): void => {
      const event = new Event('drop', { bubbles: true, cancelable: true });
      Object.assign(event, { dataTransfer: { files, getData: () => '' } });
      document.dispatchEvent(event);
    };
    const names = () => [...document.querySelectorAll('.source-files bdi')].map((name) => name.textContent);
    const file = (name: string, lastModified = 1) => new File([name], name, { lastModified });
    drop(file('one.txt'));
    await says('one.txt');
    drop(file('two.txt'), file('one.txt'));
    await says('two.txt');
    const input = document.querySelector<HTMLInputElement>('.source input[type=file]');
    Object.defineProperty(input, 'files', {
      value: [file('two.txt'), file('one.txt', 2)],
      configurable: true,
    });
    input?.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitFor(() => expect(names()).toEqual(['one.txt', 'two.txt', 'one.txt']));
    for (const left of [2, 1, 0]) {
      document.querySelector<HTMLElement>('.source-files button')?.click();
      await vi.waitFor(() => expect(names()).toHaveLength(left));
    }
    expect(area().value).toBe('typed.example');
  });

  it('says which of several files cannot be read, before half of them is read in', async () => {
    await drawWorkspace('lists&new');
    const folder = new File([], 'folder');
    folder.slice = () =>
      Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error('a folder')) });
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    const files = [new File(['just e.example in a sentence'], 'list.txt'), folder];
    Object.assign(drop, { dataTransfer: { files, getData: () => '' } });
    document.dispatchEvent(drop);
    await says('folder: The browser cannot read this file.');
    document.querySelectorAll<HTMLElement>('.source-files button')[1]?.click();
    await vi.waitFor(() => expect(document.querySelector('[role=alert]')).toBeNull());
  });

  it('takes the text that a window was opened for, which does not stand in the address', async () => {
    await drawWorkspace('lists&text-id=t1', {
      over: { openedText: { text: 'evil.example', ephemeral: false } },
    });
    await vi.waitFor(() => expect(area().value).toBe('evil.example'));
    expect(location.href).not.toContain('evil');
  });

  it('keeps nothing of a private window', async () => {
    await drawWorkspace('lists&text-id=t1', {
      over: { openedText: { text: 'evil.example', ephemeral: true } },
    });
    await says(/nothing is kept/);
    expect(area().value).toBe('');
  });

  it('that could not be read in says why, and leaves the text', async () => {
    const page = await drawWorkspace('lists&new', { over: { createList: new Error('full') } });
    type(area(), 'evil.example');
    await pressButton('Read in');
    await says('Assay made a mistake');
    expect(area().value).toBe('evil.example');
    expect(page.sent('addListRows')).toEqual([]);
  });
});
