import type { RowState } from '@/utils/domain/list';
import type { Storage } from '../storage/database';
import type { ListItem } from './row';

/** The rows of a list that are in one state, in their order. */
export interface ByState {
  numbers(list: string, state: RowState): Promise<readonly number[]>;
  items(list: string, state: RowState): Promise<readonly ListItem[]>;
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
    items: (list, state) =>
      storage.run((database) => database.getAllFromIndex('listRows', 'state', range(list, state))),
  };
}
