import { describe, expect, it } from 'vitest';
import { BODY_MAX, readBody } from '@/utils/services/virustotal/body';

const streamed = (pieces: readonly Uint8Array[], headers: HeadersInit = {}): Response => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  return new Response(body, { headers });
};
const never = new AbortController().signal;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a body', () => {
  it('is whole, wherever its characters are cut', async () => {
    const text = '{"a":"é日😀"}';
    const pieces = [...bytes(text)].map((byte) => Uint8Array.of(byte));
    expect(await readBody(streamed(pieces), never)).toEqual({ state: 'whole', text });
    expect(await readBody(new Response(null), never)).toEqual({ state: 'whole', text: '' });
  });

  it('ends in a mark where its last character is torn', async () => {
    const torn = bytes('aé').slice(0, -1);
    expect(await readBody(streamed([torn]), never)).toEqual({ state: 'whole', text: 'a\ufffd' });
  });

  it.each([
    [BODY_MAX, 'whole'],
    [BODY_MAX + 1, 'too-large'],
  ])('of %i bytes is %s, announced or not', async (size, state) => {
    const announced = streamed([bytes('{}')], { 'content-length': String(size) });
    expect(await readBody(announced, never)).toMatchObject({ state });
    expect(await readBody(streamed([new Uint8Array(size)]), never)).toMatchObject({ state });
  });

  it('is cut off and let go of when time is up', async () => {
    const stop = new AbortController();
    let cancelled = false;
    const stalled = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes('{')),
      pull: () => stop.abort(),
      cancel() {
        cancelled = true;
      },
    });
    expect(await readBody(new Response(stalled), stop.signal)).toEqual({ state: 'cut-off' });
    expect(cancelled).toBe(true);
    expect(await readBody(streamed([bytes('{}')]), AbortSignal.abort())).toEqual({ state: 'cut-off' });
  });

  it('is not listened for once it is read', async () => {
    const listening = new Set<unknown>();
    const signal = Object.assign(new AbortController().signal, {
      addEventListener: (_: string, listener: unknown) => listening.add(listener),
      removeEventListener: (name: string, listener: unknown) =>
        name === 'abort' && listening.delete(listener),
    });
    await readBody(streamed([bytes('{}')]), signal);
    expect(listening.size).toBe(0);
  });
});
