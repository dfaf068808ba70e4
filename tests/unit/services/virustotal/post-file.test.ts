import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import type { Posted } from '@/utils/services/uploads/posted';
import { BODY_MAX } from '@/utils/services/virustotal/body';
import { postFile } from '@/utils/services/virustotal/post-file';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock';

const FILE = new Blob(['0123456789']);
/** Large enough for its end to be far away. */
const LARGE = new Blob([new Uint8Array(3_000_000)]);
const AROUND = 90;
const ORDER = {
  url: 'https://www.virustotal.com/api/v3/files',
  headers: { 'x-apikey': 'k', accept: 'application/json' },
  name: 'a.exe',
  origins: ['https://www.virustotal.com'],
};

/** The browser's request as far as it is used; a test plays what happens on the line. */
class Line {
  static last: Line;
  readonly upload: Record<string, (event: { loaded: number; total: number }) => void> = {};
  onload = (): void => undefined;
  onerror = (): void => undefined;
  onprogress = (_: { loaded: number }): void => undefined;
  readonly headers: Record<string, string> = {};
  status = 200;
  responseText = '{}';
  responseURL = ORDER.url;
  opened: readonly string[] = [];
  body: FormData | null = null;
  aborted = false;
  constructor() {
    Line.last = this;
  }
  open(...how: string[]): void {
    this.opened = how;
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  send(body: FormData): void {
    this.body = body;
  }
  abort(): void {
    this.aborted = true;
  }
  getAllResponseHeaders = (): string => 'content-type: application/json\r\nx-odd: a: b\r\nx: y\r\n: z\r\n';
  sends(bytes: number, size = FILE.size): void {
    this.upload.onprogress?.({ loaded: AROUND + bytes, total: AROUND + size });
  }
  sendsAll(): void {
    this.upload.onload?.({ loaded: 0, total: 0 });
  }
}

describe('a file on its way', () => {
  let clock: FakeClock;
  let stop: AbortController;
  let sent: (readonly [number, boolean])[];
  let posted: Promise<Posted>;

  const begin = (file: Blob = FILE): void => {
    posted = postFile(file, ORDER, {
      clock,
      signal: stop.signal,
      onSent: (bytes, complete) => sent.push([bytes, complete]),
    });
  };

  beforeEach(() => {
    vi.stubGlobal('XMLHttpRequest', Line);
    clock = createFakeClock();
    stop = new AbortController();
    sent = [];
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is one multipart form, with its name and nothing else', async () => {
    begin();
    const { opened, headers, body } = Line.last;
    expect(opened).toEqual(['POST', ORDER.url]);
    expect(headers).toEqual(ORDER.headers);
    expect([...(body ?? new FormData()).keys()]).toEqual(['file']);
    expect(body?.get('file')).toMatchObject({ name: 'a.exe', size: FILE.size });
  });

  it('tells how much of the file has left, and hands on the answer', async () => {
    begin();
    Line.last.sends(4);
    Line.last.sendsAll();
    Line.last.onload();
    expect(sent).toEqual([
      [4, false],
      [10, true],
    ]);
    expect(await posted).toEqual({
      posted: 'answered',
      status: 200,
      headers: [
        ['content-type', 'application/json'],
        ['x-odd', 'a: b'],
        ['x', 'y'],
      ],
      text: '{}',
    });
  });

  it('is cancelled while bytes are left, and not afterwards', async () => {
    begin(LARGE);
    Line.last.sends(4, LARGE.size);
    stop.abort();
    expect(await posted).toEqual({ posted: 'cancelled' });
    expect(Line.last.aborted).toBe(true);

    stop = new AbortController();
    begin();
    Line.last.sendsAll();
    stop.abort();
    expect(Line.last.aborted).toBe(false);
    Line.last.onload();
    expect(await posted).toMatchObject({ posted: 'answered' });
  });

  it.each([
    ['before all had left', false],
    ['after all had left', true],
  ])('is lost %s', async (_, complete) => {
    begin(LARGE);
    if (complete) Line.last.sendsAll();
    Line.last.onerror();
    expect(await posted).toEqual({ posted: 'lost', stalled: false, complete });
  });

  it.each([
    ['a small one, of which nothing was told yet', FILE, null],
    ['all of it by the last word, before the browser says so', LARGE, LARGE.size],
    ['near its end', LARGE, LARGE.size - 900_000],
  ])('may have left when it is cancelled or breaks: %s', async (_, file, bytes) => {
    for (const how of ['cancelled', 'broken'] as const) {
      stop = new AbortController();
      begin(file);
      if (bytes !== null) Line.last.sends(bytes, file.size);
      if (how === 'cancelled') stop.abort();
      else Line.last.onerror();
      expect(await posted).toEqual({ posted: 'lost', stalled: false, complete: true });
      expect(Line.last.aborted).toBe(how === 'cancelled');
    }
  });

  it('is not given up because the wall clock jumps', async () => {
    begin(LARGE);
    Line.last.sends(4, LARGE.size);
    clock.jump(60 * MINUTE);
    await clock.advance(MINUTE / 2);
    expect(Line.last.aborted).toBe(false);
    clock.jump(-60 * MINUTE);
    await clock.advance(61 * MINUTE);
    expect(await posted).toMatchObject({ posted: 'lost', stalled: true });
  });

  it('is unreadable when its bytes cannot be had any more', async () => {
    const gone = Object.assign(new Blob(['x']), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
    });
    begin(gone);
    Line.last.onerror();
    expect(await posted).toEqual({ posted: 'unreadable' });
  });

  it('takes as long as it takes, and is given up when nothing moves', async () => {
    begin(LARGE);
    for (let bytes = 0; bytes < 10; bytes += 1) {
      Line.last.sends(bytes, LARGE.size);
      await clock.advance(MINUTE - 10_000);
    }
    expect(Line.last.aborted).toBe(false);
    await clock.advance(MINUTE);
    expect(Line.last.aborted).toBe(true);
    expect(await posted).toEqual({ posted: 'lost', stalled: true, complete: false });
  });

  it('is given up to the second, and listens no longer for being cancelled', async () => {
    for (const [arrives, atMost] of [
      [false, MINUTE],
      [true, 5 * MINUTE],
    ] as const) {
      begin(LARGE);
      if (arrives) Line.last.sendsAll();
      await clock.advance(atMost - 1);
      expect(Line.last.aborted).toBe(false);
      expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1);
      await clock.advance(1);
      expect(Line.last.aborted).toBe(true);
      expect(await posted).toEqual({ posted: 'lost', stalled: true, complete: arrives });
      expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
    }
  });

  it('waits longer for the answer than for the line', async () => {
    begin();
    Line.last.sendsAll();
    await clock.advance(4 * MINUTE);
    expect(Line.last.aborted).toBe(false);
    await clock.advance(2 * MINUTE);
    expect(await posted).toEqual({ posted: 'lost', stalled: true, complete: true });
  });

  it('takes no answer from another address than the one it was sent to', async () => {
    begin();
    Line.last.sendsAll();
    Line.last.responseURL = 'https://bigfiles.virustotal.com/elsewhere';
    Line.last.onload();
    expect(await posted).toEqual({ posted: 'lost', stalled: false, complete: true });
  });

  it('reads no answer without an end', async () => {
    begin();
    Line.last.sendsAll();
    Line.last.onprogress({ loaded: BODY_MAX });
    expect(Line.last.aborted).toBe(false);
    Line.last.onprogress({ loaded: BODY_MAX + 1 });
    expect(Line.last.aborted).toBe(true);
    expect(await posted).toEqual({ posted: 'lost', stalled: false, complete: true });
  });

  it('does not leave where it was cancelled before', async () => {
    const before = new Line();
    stop.abort();
    begin();
    expect(await posted).toEqual({ posted: 'cancelled' });
    expect(Line.last).not.toBe(before);
    expect(Line.last.opened).toEqual([]);
  });

  it('may have left when no more is missing than was told last', async () => {
    for (const [left, complete] of [
      [1_000_000, true],
      [1_000_001, false],
    ] as const) {
      begin(LARGE);
      Line.last.sends(LARGE.size - left, LARGE.size);
      Line.last.onerror();
      expect(await posted).toEqual({ posted: 'lost', stalled: false, complete });
    }
  });
});
