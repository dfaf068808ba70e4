import type { ObjectRef } from '@/utils/domain/community';
import type { Participation } from '@/utils/domain/participation';
import type { Settings } from '@/utils/domain/settings';
import type { Clock } from '../clock';
import type { Lanes } from '../quota/lanes';
import type { Vault } from '../storage/vault';
import type { OutboxTable } from './table';

/** Everything that taking part needs of the world. */
export interface ParticipationParts {
  readonly table: OutboxTable;
  readonly lanes: Lanes;
  readonly clock: Clock;
  readonly vault: Pick<Vault, 'standing'>;
  /** Rejects when they cannot be read: then nothing is published. */
  readonly settings: () => Promise<Settings>;
  readonly newId: () => string;
  /** True for a text that holds the API key. */
  readonly holdsKey: (text: string) => Promise<boolean>;
  /** Keeps the worker from being stopped for idleness until the returned function is called. */
  readonly keepAwake: () => () => void;
  /** Something in the outbox changed. */
  readonly onChange: () => void;
  /** It is at VirusTotal: what was kept about the object is outdated. */
  readonly onPublished: (object: ObjectRef, what: Participation) => void;
  readonly onBug: (where: string, error: unknown) => void;
}
