/** `storage.local`, one key at a time: a damaged record then spoils only itself (faults.md §4.22). */
export interface KeyValueArea {
  /** Undefined when there is nothing, which may also mean that it was lost. Rejects when it cannot be read. */
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}
