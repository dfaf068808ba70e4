import type { BackupListHead } from './backup';
import { type BackupFields, textOf, timeOf } from './backup-field';

const NAME_AT_MOST = 200;
/** As the browser makes them, and as tests do: nothing that means something in a key of storage. */
const ID = /^[A-Za-z0-9-]{1,64}$/;

/** A list without its rows; null where it has no name that it can be known by. */
export function readListHead(fields: BackupFields): BackupListHead | null {
  const [id, name, at] = [
    textOf(fields.get('id'), 64),
    textOf(fields.get('name'), NAME_AT_MOST),
    timeOf(fields.get('createdAt')),
  ];
  const [startedAt, endedAt] = [timeOf(fields.get('startedAt')), timeOf(fields.get('endedAt'))];
  if (id === null || !ID.test(id) || name === null) return null;
  const lane = fields.get('lane') === 'page' ? ({ lane: 'page' } as const) : {};
  return { id, name, createdAt: at ?? 0, startedAt, endedAt, ...lane };
}
