import type { IncomingMessage } from 'node:http';

export type Door = 'https' | 'http';

export interface LoggedRequest {
  seq: number;
  /** Simulated milliseconds. */
  at: number;
  wallAt: number;
  door: Door;
  host: string;
  method: string;
  /** With the query. */
  path: string;
  key: string | null;
  /** 0 while unanswered, and when the connection was cut in place of an answer. */
  status: number;
  /** Whether it was taken from the quota. */
  counted: boolean;
  headers: Record<string, string>;
  /** The first 64 kB when it is text. */
  body: string | null;
  bodyBytes: number;
}

export interface RequestLog {
  open(request: IncomingMessage, door: Door, at: number): LoggedRequest;
  entries(): readonly LoggedRequest[];
  /** Resolves once a request comes in whose method and path, as `GET /api/v3/…`, match. */
  next(pattern: RegExp): Promise<void>;
  clear(): void;
}

const flat = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));

export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  let seq = 0;
  const awaited = new Set<(arrived: string) => void>();
  return {
    open(request, door, at) {
      seq += 1;
      const headers = flat(request.headers);
      const entry: LoggedRequest = {
        seq,
        at,
        wallAt: Date.now(),
        door,
        host: headers.host ?? '',
        method: request.method ?? '',
        path: request.url ?? '',
        key: headers['x-apikey'] ?? null,
        status: 0,
        counted: false,
        headers,
        body: null,
        bodyBytes: 0,
      };
      entries.push(entry);
      for (const tell of awaited) tell(`${entry.method} ${entry.path}`);
      return entry;
    },
    next: (pattern) =>
      new Promise((resolve) => {
        const tell = (arrived: string): void => {
          if (!pattern.test(arrived)) return;
          awaited.delete(tell);
          resolve();
        };
        awaited.add(tell);
      }),
    entries: () => entries.map((entry) => ({ ...entry, headers: { ...entry.headers } })),
    clear() {
      entries = [];
    },
  };
}
