import type { KeyValueArea } from '@/utils/services/storage/key-value-area';

/** `storage.local` as it may be: failing so many times to be read, or unable to be written. */
export interface FakeArea extends KeyValueArea {
  readonly stored: Map<string, unknown>;
  getFails: number;
  setFails: boolean;
}

export function createArea(): FakeArea {
  const stored = new Map<string, unknown>();
  const area: FakeArea = {
    stored,
    getFails: 0,
    setFails: false,
    async get(key) {
      if (area.getFails-- > 0) throw new Error('An unexpected error occurred');
      return stored.get(key);
    },
    async set(key, value) {
      if (area.setFails) throw new Error('IO error: FILE_ERROR_NO_SPACE');
      stored.set(key, value);
    },
    async remove(key) {
      stored.delete(key);
    },
  };
  return area;
}
