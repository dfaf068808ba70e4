import { describe, expect, it, vi } from 'vitest';
import { requestFiles } from '@/utils/platform/download-doors';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

interface Asked {
  readonly permissions?: readonly string[];
  readonly origins?: readonly string[];
}
const BLOCKED = new Error('blocked by an administrator');

/** A browser that answers a request by the worst of what is in it, and only inside the click. */
function answering(answers: Readonly<Record<string, boolean | Error>>): void {
  let inClick = true;
  queueMicrotask(() => {
    inClick = false;
  });
  const request = async ({ permissions = [], origins = [] }: Asked): Promise<boolean> => {
    if (!inClick) throw new Error('only inside a click');
    const all = [...permissions, ...origins].map((name) => answers[name]);
    const refusal = all.find((answer) => answer instanceof Error);
    if (refusal) throw refusal;
    return all.every((answer) => answer === true);
  };
  fake.browser = { permissions: { request } };
}

describe('reading files, asked for in a click', () => {
  it.each([
    ['granted with the context that hashes', true, true],
    ['granted without it, when that is refused', true, false],
    ['granted without it, when an administrator blocks that', true, BLOCKED],
    ['refused', false, true],
  ])('is %s', async (_, files, offscreen) => {
    answering({ 'file:///*': files, offscreen });
    expect(await requestFiles()).toBe(files);
  });

  it('fails when an administrator blocks it', async () => {
    answering({ 'file:///*': BLOCKED, offscreen: true });
    await expect(requestFiles()).rejects.toBe(BLOCKED);
  });
});
