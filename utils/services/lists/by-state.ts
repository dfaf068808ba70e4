import type { RowState } from '@/utils/domain/list';
import type { Storage } from '../storage/database';

/** The rows of a list that are in one state, in their order. */
export interface ByState {
  numbers(list: string, state: RowState): Promise<readonly number[]>;
  /** How many are held because they may contain a secret. */
  secrets(list: string): Promise<number>;
}

export function createByState(storage: Storage): ByState {
  const range = (list: string, state: RowState): IDBKeyRange =>
    IDBKeyRange.bound([list, state, 0], [list, state, Number.POSITIVE_INFINITY]);
  return {
    async numbers(list, state) {
      const keys = await storage.run((database) =>
        database.getAllKeysFromIndex('listRows', 'state', range(list, state)),
      );
      return keys.map(([, n]) => n);
    },
    async secrets(list) {
      const items = await storage.run((database) =>
        database.getAllFromIndex('listRows', 'state', range(list, 'not-sent')),
      );
      return items.filter(({ held }) => held?.why === 'secrets').length;
    },
  };
}
