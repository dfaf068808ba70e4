import { failed, type Result, success } from '@/utils/domain/result';
import type { Call } from './call';
import { holdsKey, type Said } from './holds-key';
import { type Location, locate } from './location';
import { type NoAnswer, noAnswer, notSent } from './reply';

/** What has to be known before anything can leave. */
export interface PrepareParts {
  /** The user's key; null when there is none. */
  readKey(): Promise<string | null>;
  /** Every key that is kept, in use or not: none may be said. Rejects when they cannot be read; then nothing leaves. */
  keptKeys(): Promise<readonly string[]>;
  /** Where the API is, without a trailing slash; it is at `/api/v3` under that. */
  readAddress(): Promise<string>;
  /** Both at once, where they may change together; null when they are not those of the account that is to pay. */
  readonly way?: () => Promise<Setting | null>;
  /** False only when it is certain that nothing could leave: then nothing is tried, or counted. */
  isOnline(): boolean;
}

/** One exchange that may begin. */
export interface Prepared extends Location {
  readonly ok: true;
  readonly key: string;
}

/** Key and address of one call, or why nothing is sent: where these or the kept keys cannot be read, nothing is. */
export async function prepare(
  parts: PrepareParts,
  call: Said & Pick<Call<unknown>, 'target' | 'signal'>,
): Promise<Prepared | NoAnswer> {
  const read = await attempt(() => readSetting(parts));
  if (!read.ok) return notSent(read.failure);
  if (!read.value) return noAnswer({ tag: 'upstream', status: 0 }, { sent: false, moved: true });
  const { key, address } = read.value;
  if (key === null || key === '') return notSent({ tag: 'no-key' });
  // Anything else would make an invalid header, or two.
  if (!/^[\x21-\x7e]+$/.test(key)) return notSent({ tag: 'wrong-key' });
  const held = await attempt(() => holdsKey(call, key, parts.keptKeys));
  if (!held.ok) return notSent(held.failure);
  if (held.value) return notSent({ tag: 'bad-input', why: { reason: 'holds-key' } });
  const located = locate(call, key, address);
  if (!located.ok) return notSent(located.failure);
  if (call.signal?.aborted) return notSent({ tag: 'cancelled', sent: 0 });
  if (!parts.isOnline()) return notSent({ tag: 'offline' });
  return { ok: true, key, ...located.value };
}

type Setting = { readonly key: string | null; readonly address: string };

async function readSetting(parts: PrepareParts): Promise<Setting | null> {
  if (parts.way) return parts.way();
  const [key, address] = await Promise.all([parts.readKey(), parts.readAddress()]);
  return { key, address };
}

async function attempt<T>(read: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await read());
  } catch (error) {
    return failed({ tag: 'internal', detail: error instanceof Error ? error.message : String(error) });
  }
}
