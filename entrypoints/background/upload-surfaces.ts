import type { LiveServer } from '@/utils/rpc/live-server';

/** More than four times a second nobody reads. */
const TELL_EVERY = 250;

/** What changes of uploads reach: pages that show them. */
export interface UploadSurfaces {
  changed(): void;
}

export function createUploadSurfaces(live: LiveServer): UploadSurfaces {
  let due = false;
  return {
    changed() {
      if (due) return;
      due = true;
      setTimeout(() => {
        due = false;
        live.pushChanged('uploads');
      }, TELL_EVERY);
    },
  };
}
