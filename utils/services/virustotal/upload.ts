import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import type { Posted, PostOrder } from '../uploads/posted';
import type { Submitted } from './call';
import { UPLOAD_ORIGINS } from './location';
import { mannerHeaders } from './manner-headers';
import { prepare } from './prepare';
import { noAnswer, notSent, type Reply } from './reply';
import type { RequestParts } from './request';
import { readSubmitted } from './schema-analysis';
import { understand } from './understand';

/** One file to be published. */
export interface UploadOrder {
  readonly name: string;
  /** What `uploadUrl` answered; null for a file of at most 32 MB. */
  readonly target: string | null;
  readonly signal?: AbortSignal;
  /** Sends the file: it is in another context, which can tell how far it is. */
  post(order: PostOrder): Promise<Posted>;
}

/** Public: sends one file, once, and reads what VirusTotal answers. */
export type Upload = (order: UploadOrder) => Promise<Reply<Submitted>>;

/**
 * What the answer to an upload says; also to one that a worker sent which is dead by now. `key` is the one it was
 * sent with, which nobody is to read in an answer; today's where that is not known any more.
 */
export type ReadPosted = (posted: Posted, key?: string) => Promise<Reply<Submitted>>;

type UploadParts = Pick<
  RequestParts,
  'readKey' | 'keptKeys' | 'readAddress' | 'isOnline' | 'way' | 'mayReach' | 'now' | 'manner'
>;

const PATH = ['files'];

export function createUpload(parts: UploadParts): Upload {
  const read = createReadPosted(parts);
  return async ({ name, target, signal, post }) => {
    const prepared = await prepare(parts, { path: PATH, name, ...(target !== null && { target }), signal });
    if (!prepared.ok) return prepared;
    const { url, apiOrigin, key } = prepared;
    if (!(await parts.mayReach(url.origin)))
      return notSent({ tag: 'permission-missing', origin: url.origin });
    const posted = await post({
      url: url.href,
      headers: { 'x-apikey': key, accept: 'application/json', ...mannerHeaders(apiOrigin, parts.manner) },
      name,
      origins: apiOrigin === VIRUSTOTAL_ADDRESS ? UPLOAD_ORIGINS : [apiOrigin],
    });
    // Nothing came back and not everything had left: the browser may know why.
    const brokeOff = posted.posted === 'lost' && !posted.complete && !posted.stalled;
    if (brokeOff && !parts.isOnline()) return noAnswer({ tag: 'offline' }, { transient: true });
    return read(posted, key);
  };
}

export function createReadPosted({ readKey, now }: Pick<UploadParts, 'readKey' | 'now'>): ReadPosted {
  return async (posted, key) => {
    switch (posted.posted) {
      case 'cancelled':
        return noAnswer({ tag: 'cancelled', sent: 1 });
      case 'elsewhere':
        return noAnswer({ tag: 'upstream', status: 0, reason: 'foreign-host' }, { sent: false });
      case 'unreadable':
        return noAnswer({ tag: 'internal', detail: 'the file cannot be read' });
      case 'lost':
        return noAnswer(posted.stalled ? { tag: 'timeout' } : { tag: 'upstream', status: 0 }, {
          transient: true,
        });
      case 'answered': {
        const { status, headers, text } = posted;
        const response = new Response(null, {
          status,
          headers: headers.map(([name, value]) => [name, value]),
        });
        const call = { path: PATH, read: readSubmitted, conflict: 'analysis' } as const;
        return understand({
          call,
          response,
          text,
          key: key ?? (await readKey()) ?? '',
          origin: '',
          now: now(),
        });
      }
    }
  };
}
