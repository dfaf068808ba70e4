// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { drawReport } from './draw-report';
import { drawWorkspace } from './draw-workspace';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

/** Drags over the page and drops there; says whether the browser was kept from its own way, and what it was told. */
function drag(types: readonly string[], files: readonly File[] = []) {
  return ['dragover', 'drop'].map((name) => {
    const event = new Event(name, { bubbles: true, cancelable: true });
    const dataTransfer = { types, files, dropEffect: 'copy', getData: () => '' };
    document.querySelector('main')?.dispatchEvent(Object.assign(event, { dataTransfer }));
    return [event.defaultPrevented, dataTransfer.dropEffect];
  });
}
const FILE = [new File(['a.example'], 'one.txt')];
const REFUSED = [
  [true, 'none'],
  [true, 'none'],
];
const TAKEN = [
  [true, 'copy'],
  [true, 'copy'],
];
const LEFT = [
  [false, 'copy'],
  [false, 'copy'],
];

describe('a file dropped on a page', () => {
  it.each(['lists', 'watchlist', 'history', 'log', 'news'])(
    'that takes none stays where it is, and the page too: %s',
    async (place) => {
      await drawWorkspace(place);
      await vi.waitFor(() => expect(drag(['Files'], FILE)).toEqual(REFUSED));
      expect(drag(['text/plain']), 'a text goes into a field as always').toEqual(LEFT);
    },
  );

  it('is refused by the report', async () => {
    await drawReport();
    await vi.waitFor(() => expect(drag(['Files'], FILE)).toEqual(REFUSED));
  });

  it.each(['lists&new', 'watchlist&add'])('that takes it is taken: %s', async (place) => {
    await drawWorkspace(place);
    expect(drag(['Files'], FILE)).toEqual(TAKEN);
    await vi.waitFor(() => expect(document.querySelector('.source-files')?.textContent).toContain('one.txt'));
  });
});
