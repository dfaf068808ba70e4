import { BACKUP_AT_MOST, BACKUP_VERSION, type BackupPart } from '@/utils/domain/backup';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Call } from '@/utils/rpc/client';
import type { MessageReply } from '@/utils/rpc/protocol';

export interface BackupOrder {
  readonly call: Call;
  readonly parts: ReadonlySet<BackupPart>;
  /** For `secrets`. */
  readonly passphrase: string;
  /** When it is made, Unix ms. */
  readonly now: number;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
}

type Pieces<T> = AsyncGenerator<Result<T>, undefined>;

/** The detail of the failure `internal` that means: no browser would read so large a file again. */
export const TOO_LARGE = 'backup-too-large';
/** The detail of the one that means: there is no key and no webhook to save. */
export const NO_SECRETS = 'backup-no-secrets';

/** The detail of the one that means: the settings were lost, and what is shown in their place are the defaults. */
export const SETTINGS_LOST = 'settings-lost';

/** The file, a piece at a time, of which memory holds one; a failure is the last one. */
export async function* writeBackup(order: BackupOrder): Pieces<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let size = 0;
  for await (const piece of texts(order)) {
    if (!piece.ok) return yield piece;
    const bytes = encoder.encode(piece.value);
    size += bytes.byteLength;
    if (size > BACKUP_AT_MOST) return yield failed({ tag: 'internal', detail: TOO_LARGE });
    yield success(bytes);
  }
}

async function* texts(order: BackupOrder): Pieces<string> {
  const { call, parts, now } = order;
  const has = (part: BackupPart): boolean => parts.has(part);
  yield success(`{"assay":"backup","version":${BACKUP_VERSION},"at":${now}`);
  if (has('settings')) {
    const managed = await call('managed', null);
    if (!managed.ok) return yield managed;
    // A file that says “these were my settings” would later put defaults over what is right.
    if (managed.value.lost) return yield failed({ tag: 'internal', detail: SETTINGS_LOST });
    yield success(`,\n"settings":${JSON.stringify(managed.value.own)}`);
  }
  const step = await steps(order);
  if (!step.ok) return yield step;
  if (has('lists')) yield* lists(order, step.value);
  if (has('watchlist')) {
    yield success(',\n"watchlist":');
    yield* array((after: string | null) => call('savedWatchlist', { after }), null, step.value);
  }
  if (has('history')) {
    yield success(',\n"history":');
    yield* array((after: string | null) => call('savedHistory', { after }), null, step.value);
  }
  if (has('secrets')) {
    const box = await call('savedSecrets', { passphrase: order.passphrase });
    if (!box.ok) return yield box;
    if (box.value === null) return yield failed({ tag: 'internal', detail: NO_SECRETS });
    yield success(`,\n"secrets":${JSON.stringify(box.value)}`);
  }
  yield success('\n}\n');
}

async function* lists({ call }: BackupOrder, step: (entries: number) => void): Pieces<string> {
  const heads = await call('savedLists', null);
  if (!heads.ok) return yield heads;
  yield success(',\n"lists":[');
  for (const [place, { count: _, ...head }] of heads.value.entries()) {
    const open = JSON.stringify(head).slice(0, -1);
    yield success(`${place === 0 ? '' : ','}\n${open},"rows":`);
    yield* array((from: number) => call('savedRows', { list: head.id, from }), 0, step);
    yield success('}');
  }
  yield success(']');
}

interface Slice<Next> {
  readonly entries: readonly unknown[];
  readonly next: Next | null;
}

/** One entry a line, so that a person can look into the file. */
async function* array<Next>(
  ask: (from: Next) => Promise<Result<Slice<Next>>>,
  first: Next,
  step: (entries: number) => void,
): Pieces<string> {
  let mark = '[';
  for (let from = first; ; ) {
    const part = await ask(from);
    if (!part.ok) return yield part;
    const { entries, next } = part.value;
    if (entries.length > 0)
      yield success(entries.map((entry) => `${takeMark()}\n${JSON.stringify(entry)}`).join(''));
    step(entries.length);
    if (next === null) break;
    from = next;
  }
  yield success(mark === '[' ? '[]' : ']');

  function takeMark(): string {
    const now = mark;
    mark = ',';
    return now;
  }
}

/** How far it is, told after each part; entries of all parts count alike. */
async function steps({ call, parts, onProgress }: BackupOrder): Promise<Result<(entries: number) => void>> {
  let total = 0;
  if (parts.has('lists')) {
    const heads = await call('savedLists', null);
    if (!heads.ok) return heads;
    for (const { count } of heads.value) total += count;
  }
  if (parts.has('history')) {
    const all = {
      search: '',
      verdict: 'all',
      kind: 'all',
      from: null,
      to: null,
      offset: 0,
      limit: 1,
    } as const;
    const history: MessageReply<'listHistory'> = await call('listHistory', all);
    if (!history.ok) return history;
    total += history.value.total;
  }
  let done = 0;
  return success((entries) => {
    done += entries;
    onProgress(total === 0 ? 0 : Math.min(1, done / total));
  });
}
