import { afterEach, describe, expect, it, vi } from 'vitest';
import { startHashThread } from '@/utils/platform/hash-thread';
import type { FromHashThread } from '@/utils/services/downloads/hash-thread';

/** A worker whose events are the test. */
function stubWorker() {
  const worker = {
    said: [] as { readonly message: unknown; readonly given: readonly unknown[] }[],
    postMessage: (message: unknown, given: readonly unknown[]) => void worker.said.push({ message, given }),
    terminate: vi.fn(),
    onmessage: (_: { data: unknown }): void => undefined,
    onerror: (): void => undefined,
    onmessageerror: (): void => undefined,
  };
  const scripts: string[] = [];
  vi.stubGlobal('Worker', function Worker(script: string) {
    scripts.push(script);
    return worker;
  });
  return { worker, scripts };
}
afterEach(() => void vi.unstubAllGlobals());

describe('the thread that hashes, for a document', () => {
  it('is given pieces with their buffers, and tells what it says', () => {
    const { worker, scripts } = stubWorker();
    const thread = startHashThread();
    const heard: FromHashThread[] = [];
    thread.listen((message) => heard.push(message), vi.fn());
    const piece = new Uint8Array(3);
    thread.say(piece);
    thread.say('end');
    worker.onmessage({ data: { sha256: 'abc', bytes: 3 } });
    thread.end();
    expect(worker.said).toEqual([
      { message: piece, given: [piece.buffer] },
      { message: 'end', given: [] },
    ]);
    expect([scripts, heard]).toEqual([['/hashing.js'], [{ sha256: 'abc', bytes: 3 }]]);
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  it.each(['onerror', 'onmessageerror'] as const)('is broken with %s', (event) => {
    const { worker } = stubWorker();
    const onBroken = vi.fn();
    startHashThread().listen(() => undefined, onBroken);
    worker[event]();
    expect(onBroken).toHaveBeenCalledOnce();
  });
});
