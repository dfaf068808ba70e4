import { type Alarms, createAlarms } from '@/utils/platform/alarms';
import { createAwakeFetch } from '@/utils/platform/awake-fetch';
import { createClock } from '@/utils/platform/clock';
import { createFileDeleter } from '@/utils/platform/delete-file';
import { finishedDownloads } from '@/utils/platform/downloads';
import { downloadAccess } from '@/utils/platform/file-access';
import { createHashPlace } from '@/utils/platform/hash-place';
import { mayReach } from '@/utils/platform/host-access';
import { createKeepAwake } from '@/utils/platform/keep-awake';
import { createLocalArea } from '@/utils/platform/key-value-area';
import { createManagedDoor } from '@/utils/platform/managed';
import { createFileOpener } from '@/utils/platform/open-file';
import { pageClock } from '@/utils/platform/page-clock';
import { createPauseDoor } from '@/utils/platform/pause-download';
import { createStayAwake } from '@/utils/platform/stay-awake';
import { createUploadingDoor } from '@/utils/platform/uploading-door';
import { createWatchNoticeDoor } from '@/utils/platform/watch-notices';
import { openDatabase } from '@/utils/services/storage/database';
import { readsInTime } from '@/utils/services/storage/reads-in-time';
import { createRemotePlace } from '@/utils/services/uploads/remote-place';
import type { Outside } from './compose';

/** The browser as the services see it. `onWake` runs when the alarm behind a wait fires. */
export function createOutside(onWake: () => void): Outside & Pick<Alarms, 'standBy'> {
  const awake = createKeepAwake();
  const alarms = createAlarms(Date.now, onWake);

  const clock = createClock(Date.now, alarms, awake);

  const stayAwake = createStayAwake(Date.now, alarms, awake);
  const openFile = createFileOpener((input, init) => fetch(input, init));

  const uploading = createUploadingDoor();

  const send = createAwakeFetch(Date.now, { alarms, awake, send: (input, init) => fetch(input, init) });

  return {
    standBy: alarms.standBy,
    clock,
    storage: openDatabase({ clock }),
    fetch: send,
    // A timer alone: for each of these reads an alarm would be too much.
    ...readsInTime({ area: createLocalArea(), managed: createManagedDoor() }, pageClock),
    random: Math.random,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    newId: () => crypto.randomUUID(),
    timeout: (ms) => AbortSignal.timeout(ms),
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
      hashPlace: createHashPlace(uploading.lend),
    },
    uploads: { place: createRemotePlace(uploading), stayAwake },
    watch: { notices: createWatchNoticeDoor(), send, mayReach },
  };
}
