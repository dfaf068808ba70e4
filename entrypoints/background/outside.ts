import { REQUEST_AT_MOST } from '@/utils/domain/budget';
import { createAlarms } from '@/utils/platform/alarms';
import { createClock } from '@/utils/platform/clock';
import { createFileDeleter } from '@/utils/platform/delete-file';
import { finishedDownloads } from '@/utils/platform/downloads';
import { downloadAccess } from '@/utils/platform/file-access';
import { diagnose, mayReach } from '@/utils/platform/host-access';
import { createKeepAwake } from '@/utils/platform/keep-awake';
import { createLocalArea } from '@/utils/platform/key-value-area';
import { createManagedDoor } from '@/utils/platform/managed';
import { createFileOpener } from '@/utils/platform/open-file';
import { createPauseDoor } from '@/utils/platform/pause-download';
import { createStayAwake } from '@/utils/platform/stay-awake';
import { createUploadingDoor } from '@/utils/platform/uploading-door';
import { createWatchNoticeDoor } from '@/utils/platform/watch-notices';
import { openDatabase } from '@/utils/services/storage/database';
import { createRemotePlace } from '@/utils/services/uploads/remote-place';
import type { Outside } from './compose';

/**
 * The browser as the services see it. `onWake` runs when the alarm behind a wait fires. While a request may
 * last the worker must not be stopped for idleness, and should it die all the same, an alarm wakes the next
 * one, which finds the check in the database (faults.md §4.2, §4.7).
 */
export function createOutside(onWake: () => void): Outside {
  const awake = createKeepAwake();
  const alarms = createAlarms(Date.now, onWake);

  const clock = createClock(Date.now, alarms, awake);

  const stayAwake = createStayAwake(Date.now, alarms, awake);
  const openFile = createFileOpener((input, init) => fetch(input, init));

  /** Whoever waits for a reply may not be stopped for idleness. */
  const send: typeof fetch = (input, init) => {
    const release = awake.hold();
    const withdraw = alarms.wakeAt(Date.now() + REQUEST_AT_MOST);
    setTimeout(() => {
      release();
      withdraw();
    }, REQUEST_AT_MOST);
    return fetch(input, init);
  };

  return {
    clock,
    storage: openDatabase({ clock }),
    fetch: send,
    area: createLocalArea(),
    managed: createManagedDoor(),
    random: Math.random,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    newId: () => crypto.randomUUID(),
    timeout: (ms) => AbortSignal.timeout(ms),
    diagnose,
    // A host that the browser cannot even name tells nothing: the request itself will.
    mayReach: (origin) => mayReach(origin).catch(() => true),
    isOnline: () => navigator.onLine,
    keepAwake: awake.hold,
    downloads: {
      finished: finishedDownloads,
      access: downloadAccess,
      open: openFile,
      deleteFile: createFileDeleter(openFile),
      hold: createPauseDoor(),
      stayAwake,
    },
    uploads: { place: createRemotePlace(createUploadingDoor()), stayAwake },
    watch: { notices: createWatchNoticeDoor(), send, mayReach },
  };
}
