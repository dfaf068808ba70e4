import { failed, type Result, success } from '@/utils/domain/result';
import type { Call } from './call';
import { holdsKey, type Said } from './holds-key';
import { type Location, locate } from './location';
import { type NoAnswer, noAnswer, notSent } from './reply';

/** What has to be known before anything can leave. */
export interface PrepareParts {
  /** The user's key; null when there is none. */
  readKey(): Promise<string | null>;
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

/** Key and address of one call, or why nothing is sent: where either cannot be read, nothing is. */
export async function prepare(
  parts: PrepareParts,
  call: Said & Pick<Call<unknown>, 'target' | 'signal'>,
): Promise<Prepared | NoAnswer> {
  const read = await readSetting(parts);
  if (!read.ok) return notSent(read.failure);
  if (!read.value) return noAnswer({ tag: 'upstream', status: 0 }, { sent: false, moved: true });
  const { key, address } = read.value;
  if (key === null || key === '') return notSent({ tag: 'no-key' });
  // Anything else would make an invalid header, or two.
  if (!/^[\x21-\x7e]+$/.test(key)) return notSent({ tag: 'wrong-key' });
  if (holdsKey(call, key)) return notSent({ tag: 'bad-input', why: { reason: 'holds-key' } });
  const located = locate(call, key, address);
  if (!located.ok) return notSent(located.failure);
  if (call.signal?.aborted) return notSent({ tag: 'cancelled', sent: 0 });
  if (!parts.isOnline()) return notSent({ tag: 'offline' });
  return { ok: true, key, ...located.value };
}

type Setting = { readonly key: string | null; readonly address: string };

async function readSetting(parts: PrepareParts): Promise<Result<Setting | null>> {
  try {
    if (parts.way) return success(await parts.way());
    const [key, address] = await Promise.all([parts.readKey(), parts.readAddress()]);
    return success({ key, address });
  } catch (error) {
    return failed({ tag: 'internal', detail: error instanceof Error ? error.message : String(error) });
  }
}
