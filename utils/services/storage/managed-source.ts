import { type Managed, parseManaged } from '@/utils/domain/managed-settings';
import type { Clock } from '../clock';
import type { Storage } from './database';
import type { Log } from './log';

/** The browser's door to what an administrator has set. */
export interface ManagedDoor {
  /** The policy as it stands; an empty object where there is none. Rejects when that cannot be found out. */
  read(): Promise<unknown>;
  onChange(listener: () => void): void;
}

/** The administrator's policy, parsed. */
export interface ManagedSource {
  /** Rejects when the policy cannot be read: then nobody knows where requests may go. */
  read(): Promise<Managed>;
  /** Writes into the log which fields do not fit: once, until others do not. */
  report(): Promise<void>;
}

interface SourceParts {
  readonly door: Pick<ManagedDoor, 'read'>;
  readonly storage: Storage;
  readonly log: Pick<Log, 'append'>;
  readonly clock: Pick<Clock, 'now'>;
}

const REPORTED_KEY = 'managed-problems';

export function createManagedSource({ door, storage, log, clock }: SourceParts): ManagedSource {
  const read = async (): Promise<Managed> => parseManaged(await door.read());
  return {
    read,
    async report() {
      const detail = (await read()).problems.join(', ');
      const reported: unknown = await storage.run((database) => database.get('meta', REPORTED_KEY));
      if (detail === (reported ?? '')) return;
      await storage.run((database) => database.put('meta', detail, REPORTED_KEY));
      if (detail === '') return;
      await log.append({ at: clock.now(), level: 'warn', event: 'managed settings do not fit', detail });
    },
  };
}
