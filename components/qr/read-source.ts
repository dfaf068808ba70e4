import type { CodesRead, FoundCode, PictureRefusal, ReadCodes } from '@/utils/domain/code';
import type { OpenedPicture } from '@/utils/domain/opened-picture';
import { call } from '@/utils/rpc/client';
import type { PictureSource } from './picture-source';
import { readInWorker } from './read-in-worker';

/** How looking for codes ended. */
export type Outcome =
  | {
      readonly codes: readonly FoundCode[];
      /** Where: in the picture itself, or in all that the tab shows. */
      readonly where: 'picture' | 'tab';
    }
  | { readonly refused: PictureRefusal | 'not-taken' | 'gone' };

/**
 * Looks where a code may be, best first: the picture's own pixels, then what the screen shows of it, then all that
 * the tab shows. It stops where it finds something, so that a code elsewhere on the page is no answer for this one.
 */
export async function readSource(source: PictureSource): Promise<Outcome> {
  if (source instanceof File) return inOne({ picture: source, part: null });
  if (source !== 'tab') return inKept(source.id);
  const taken = await call('takeTab', null);
  return taken.ok ? inKept(taken.value.id) : { refused: 'not-taken' };
}

async function inKept(id: string): Promise<Outcome> {
  const kept = await call('openedPicture', { id });
  if (!kept.ok) return { refused: 'gone' };
  let looked = false;
  let refused: PictureRefusal | 'not-taken' = 'not-taken';
  for (const { where, ...order } of looksAt(kept.value)) {
    const read = await readInWorker(order);
    if (read.ok && read.codes.length > 0) return { codes: read.codes, where };
    if (read.ok) looked = true;
    else refused = read.why;
  }
  return looked ? { codes: [], where: 'picture' } : { refused };
}

type Look = ReadCodes & { readonly where: 'picture' | 'tab' };

function looksAt({ own, tab, part }: OpenedPicture): readonly Look[] {
  return [
    ...(own === null ? [] : [{ picture: own, part: null, where: 'picture' } as const]),
    ...(tab === null || part === null ? [] : [{ picture: tab, part, where: 'picture' } as const]),
    ...(tab === null ? [] : [{ picture: tab, part: null, where: 'tab' } as const]),
  ];
}

async function inOne(order: ReadCodes): Promise<Outcome> {
  const read: CodesRead = await readInWorker(order);
  return read.ok ? { codes: read.codes, where: 'picture' } : { refused: read.why };
}
