// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { type Draft, useDraft } from '@/components/options/use-draft';
import type { Failure } from '@/utils/domain/failure';

/** A control whose saves end when and how the test says, one after the other. */
function open() {
  const ends: ((failure: Failure | null) => void)[] = [];
  let draft: Draft<number> | undefined;
  function Control({ kept }: { kept: number }) {
    draft = useDraft(kept, () => new Promise((end) => ends.push(end)));
    return null;
  }
  const root = document.createElement('div');
  const show = (kept: number): void => {
    act(() => render(<Control kept={kept} />, root));
  };
  return {
    show,
    put: (value: number) => act(async () => void draft?.put(value)),
    again: () => act(async () => void draft?.again()),
    end: (failure: Failure | null) => act(async () => ends.shift()?.(failure)),
    now: () => ({ value: draft?.value, dirty: draft?.dirty, at: draft?.saving.at }),
  };
}

const FULL: Failure = { tag: 'storage-full' };

it('shows the kept value until something is chosen, and the choice at once', async () => {
  const control = open();
  control.show(3);
  expect(control.now()).toEqual({ value: 3, dirty: false, at: 'rest' });
  await control.put(4);
  expect(control.now()).toEqual({ value: 4, dirty: true, at: 'saving' });
  control.show(4);
  await control.end(null);
  expect(control.now()).toEqual({ value: 4, dirty: false, at: 'saved' });
});

it('does not fall back to an earlier choice when that one is kept first', async () => {
  const control = open();
  control.show(3);
  await control.put(4);
  await control.put(5);
  control.show(4);
  await control.end(null);
  expect(control.now()).toEqual({ value: 5, dirty: true, at: 'saving' });
  control.show(5);
  await control.end(null);
  expect(control.now()).toEqual({ value: 5, dirty: false, at: 'saved' });
});

it('does not complain about an earlier choice once a later one is on its way', async () => {
  const control = open();
  control.show(3);
  await control.put(4);
  await control.put(5);
  await control.end(FULL);
  expect(control.now().at).toBe('saving');
});

it('stays at the choice that could not be kept, and tries that one again', async () => {
  const control = open();
  control.show(3);
  await control.put(4);
  await control.end(FULL);
  expect(control.now()).toEqual({ value: 4, dirty: true, at: 'failed' });
  await control.again();
  expect(control.now()).toEqual({ value: 4, dirty: true, at: 'saving' });
});
