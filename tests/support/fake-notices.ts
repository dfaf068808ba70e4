import type { WatchChange } from '@/utils/domain/watch';
import type { NoticeDoor } from '@/utils/services/watch/notices';

/** The browser's notifications: they outlive workers, and one id is one notice. */
export interface FakeNotices {
  /** What a person has seen pop up, each time: a notice replaced under the same id is told again. */
  readonly shown: { readonly id: string; readonly changes: readonly WatchChange[] }[];
  allowed: boolean;
  /** The user wipes them away. */
  dismissAll(): void;
  door(step: (name: string) => Promise<void>): NoticeDoor;
}

export function createFakeNotices(): FakeNotices {
  const there = new Set<string>();
  const notices: FakeNotices = {
    shown: [],
    allowed: true,
    dismissAll: () => there.clear(),
    door: (step) => ({
      mayShow: async () => notices.allowed,
      async isShown(id) {
        await step('notices');
        return there.has(id);
      },
      async show(id, changes) {
        await step('notice');
        there.add(id);
        notices.shown.push({ id, changes });
        // The browser has it now; its answer may find nobody any more.
        await step('notice shown');
      },
    }),
  };
  return notices;
}
