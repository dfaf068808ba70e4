import { DAY, MINUTE, SECOND } from '@/utils/domain/duration';

/** One request as it arrived. */
export interface Arrival {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** The origin that was asked, and the key it was told. */
  readonly origin?: string;
  readonly key?: string | null;
}

/** A VirusTotal of a few lines behind `fetch`, on a clock that tests move; the real stand-in is the simulator. */
export interface LittleVirusTotal {
  readonly fetch: typeof fetch;
  readonly arrivals: Arrival[];
  /** URLs it has a report for, by the text that is asked for. */
  readonly known: Map<string, number>;
  /** How much of each window the account may spend, by VirusTotal's own count of arrivals. */
  limits: { minute: number; day: number };
  /** Requests that it refused for want of quota: there must be none. */
  readonly refusals: Arrival[];
  /** The connection is gone: every request fails as fetch fails then. */
  down: boolean;
  /** Requests arrive and are never answered. */
  silent: boolean;
  /** Files it has a report for: SHA-256 and how many engines flag it. */
  readonly files: Map<string, number>;
  /** What it fetched from a URL. */
  readonly fetched: Map<string, { readonly sha256: string; readonly length: number }>;
  /** It got this file, and scans it under this id from now on. */
  takeFile(analysisId: string, sha256: string): void;
  /** Requests that count: all but the free account call. */
  counted(): readonly Arrival[];
}

const SCAN_TAKES = 20 * SECOND;

export function createLittleVirusTotal(now: () => number): LittleVirusTotal {
  const arrivals: Arrival[] = [];
  const known = new Map<string, number>();
  const files = new Map<string, number>();
  let addresses = 0;
  const fetched = new Map<string, { readonly sha256: string; readonly length: number }>();
  const scans = new Map<string, { url: string; endsAt: number; sha256?: string }>();

  function answer(method: string, path: string, body: string): Response {
    if (path.endsWith('/overall_quotas')) return json(200, { data: quotas(today(), little.limits) });
    if (isOver()) {
      little.refusals.push({ at: now(), method, path });
      return json(429, { error: { code: 'QuotaExceededError', message: 'Quota exceeded' } });
    }
    if (method === 'POST' && path === '/api/v3/urls')
      return submit(new URLSearchParams(body).get('url') ?? '');
    const [, collection = '', id = '', action] = path.slice('/api/v3'.length).split('/');
    if (collection === 'analyses') return look(decodeURIComponent(id));
    if (id === 'upload_url')
      return json(200, { data: `https://bigfiles.virustotal.com/upload/${++addresses}` });
    if (collection === 'files') return fileReport(id);
    const url = urlOf(id);
    if (action === 'analyse') return submit(url);
    for (const scan of scans.values())
      if (scan.url === url && scan.endsAt <= now()) known.set(url, known.get(url) ?? 0);
    const malicious = known.get(url);
    if (malicious === undefined) return json(404, { error: { code: 'NotFoundError', message: 'not found' } });
    return json(200, { data: object(url, malicious, now(), fetched.get(url)) });
  }

  /** By base64url of its text, or by the id that a report gave. */
  function urlOf(id: string): string {
    const byId = [...known.keys()].find((url) => idOf(url) === id);
    return byId ?? Buffer.from(id, 'base64url').toString();
  }

  function fileReport(id: string): Response {
    for (const scan of scans.values())
      if (scan.sha256 === id && scan.endsAt <= now()) files.set(id, files.get(id) ?? 0);
    const malicious = files.get(id);
    if (malicious === undefined) return json(404, { error: { code: 'NotFoundError', message: 'not found' } });
    const { attributes } = object(id, malicious, now());
    return json(200, { data: { type: 'file', id, attributes: { ...attributes, sha256: id } } });
  }

  function submit(url: string): Response {
    const id = `u-${Buffer.from(url).toString('hex').padEnd(64, '0').slice(0, 64)}-${scans.size}`;
    scans.set(id, { url, endsAt: now() + SCAN_TAKES });
    return json(200, { data: { type: 'analysis', id } });
  }

  function look(id: string): Response {
    const scan = scans.get(id);
    if (!scan) return json(404, { error: { code: 'NotFoundError', message: 'no such analysis' } });
    const status = scan.endsAt <= now() ? 'completed' : 'queued';
    const attributes = {
      status,
      date: 1,
      stats: { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, timeout: 0 },
      results: {},
    };
    const meta = scan.sha256 === undefined ? {} : { file_info: { sha256: scan.sha256 } };
    return json(200, { data: { type: 'analysis', id, attributes }, meta });
  }

  const today = (): number =>
    little.counted().filter(({ at }) => Math.floor(at / DAY) === Math.floor(now() / DAY)).length;

  /** With the request that has just arrived. */
  function isOver(): boolean {
    const lastMinute = little.counted().filter(({ at }) => at > now() - MINUTE).length;
    return lastMinute > little.limits.minute || today() > little.limits.day;
  }

  const little: LittleVirusTotal = {
    limits: { minute: 4, day: 500 },
    refusals: [],
    down: false,
    silent: false,
    arrivals,
    known,
    files,
    fetched,
    takeFile: (id, sha256) => void scans.set(id, { url: '', sha256, endsAt: now() + SCAN_TAKES }),
    counted: () => arrivals.filter(({ path }) => !path.endsWith('/overall_quotas')),
    fetch: async (input, init) => {
      if (little.down) throw new TypeError('Failed to fetch');
      const { pathname, origin } = new URL(String(input));
      const method = init?.method ?? 'GET';
      arrivals.push({
        ...{ at: now(), method, path: pathname, origin },
        key: new Headers(init?.headers).get('x-apikey'),
      });
      return answer(method, pathname, String(init?.body ?? ''));
    },
  };
  return little;
}

/** The id of a URL there, of the right length. */
export function idOf(url: string): string {
  return Buffer.from(url).toString('hex').padEnd(64, '0').slice(0, 64);
}

interface Fetched {
  readonly sha256: string;
  readonly length: number;
}

function object(url: string, malicious: number, now: number, content?: Fetched) {
  const stats = { malicious, suspicious: 0, harmless: 60, undetected: 10, timeout: 0 };
  const engines = Array.from({ length: malicious }, (_, index) => [
    `Engine ${index}`,
    { engine_name: `Engine ${index}`, category: 'malicious', result: 'phishing', method: 'blacklist' },
  ]);
  return {
    type: 'url',
    id: idOf(url),
    attributes: {
      url,
      last_final_url: url,
      ...(content && {
        last_http_response_content_sha256: content.sha256,
        last_http_response_content_length: content.length,
      }),
      last_analysis_date: Math.floor(now / 1000) - 3_600,
      last_analysis_stats: stats,
      last_analysis_results: Object.fromEntries(engines),
      total_votes: { harmless: 0, malicious: 0 },
      reputation: 0,
      tags: [],
      categories: {},
    },
  };
}

function quotas(used: number, { minute, day }: LittleVirusTotal['limits']): object {
  const of = (allowed: number, spent: number) => ({ user: { used: spent, allowed } });
  return {
    api_requests_hourly: of(minute * 60, 0),
    api_requests_daily: of(day, used),
    api_requests_monthly: of(15_500, 0),
  };
}

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}
