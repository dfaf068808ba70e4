// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { button, drawPopup, find, findAll } from './draw-popup';
import { check } from './gallery/stub-data';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

beforeEach(() => vi.restoreAllMocks());

const LETTERS = 'e3b98a4da31a127d4bde6e43033f66ba274cab0eb7eb1c70ec41402bf6273dd8';

function drop(...files: File[]): void {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  const list = Object.assign(files, { item: (at: number) => files[at] ?? null });
  Object.assign(event, { dataTransfer: { files: list, getData: () => '' } });
  document.dispatchEvent(event);
}

it('of several files that are dropped one is chosen, and named while it is checked', async () => {
  const file = { kind: 'file', value: LETTERS } as const;
  const waiting = check({ phase: 'looking-up' }, { indicator: file, origin: 'file' });
  const { sent } = await drawPopup({ over: { startCheck: waiting } });
  drop(new File(['one'], 'one.bin'), new File(['t'.repeat(8)], 'two\u202egpj.exe'));
  expect((await find('.several h1')).textContent).toBe('2 files, one at a time');
  expect(sent('startCheck')).toEqual([]);
  const [, second] = await findAll('.several .choice', 2);
  second?.click();
  await vi.waitFor(() => expect(sent('startCheck')).toHaveLength(1));
  expect(sent('startCheck')).toMatchObject([{ origin: 'file', indicator: { kind: 'file' } }]);
  // What turns a name around is made visible in it.
  expect((await find('.file-name')).textContent).toMatch(/^two.+gpj\.exe$/);
  expect((await find('.file-name')).textContent).not.toContain('\u202e');
});

it('of an empty file says that it is empty, and asks nobody', async () => {
  const { sent } = await drawPopup();
  drop(new File([], 'nothing.bin'));
  expect((await find('[data-phase="empty"]')).textContent).toContain('File is empty');
  expect(document.body.textContent).toContain('nothing.bin');
  (await button('Go back')).click();
  await find('.drop');
  expect(sent('startCheck')).toEqual([]);
});

it('without a key says once what happens then, and counts no requests of nobody’s account', async () => {
  const quota = { limits: { minute: 4, day: 500 }, minuteUsed: 0, dayUsed: 0 };
  await drawPopup({ over: { keyState: { set: false }, quota } });
  const input = await find<HTMLInputElement>('.top input');
  input.value = 'evil.example';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await find('.will');
  const said = document.body.textContent?.split('opens the page on virustotal.com instead').length;
  expect(said).toBe(2);
  expect(document.querySelector('.meter')).toBeNull();
});
