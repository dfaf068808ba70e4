import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startHashThread } from '@/utils/platform/hash-thread';
import { serveHashing } from '@/utils/platform/hashing-page';
import { createUrlOpener } from '@/utils/platform/open-file-url';
import { pageClock as clock } from '@/utils/platform/page-clock';
import { createBlobReader } from '@/utils/platform/read-blob';
import { serveUploading } from '@/utils/platform/uploading-page';
import { createHashFile } from '@/utils/services/downloads/hash';
import { createHashForBackground } from '@/utils/services/downloads/hash-for-background';
import { createThreadedHash } from '@/utils/services/downloads/threaded-hash';
import { createUploading, type UploadingParts } from '@/utils/services/uploads/uploading';
import { postFile } from '@/utils/services/virustotal/post-file';

/**
 * The script of `public/uploading.html`, the context that uploads, and that hashes large downloads. By itself, not a
 * page's: what it shared with the pages would split their scripts, and the popup's are counted.
 */
export default defineUnlistedScript(() => {
  const get: typeof fetch = (input, init) => fetch(input, init);
  const hash = createHashFile(createThreadedHash(startHashThread));
  const read = createBlobReader(get);
  const post: UploadingParts['post'] = (file, order, on) => postFile(file, order, { clock, ...on });
  // Firefox lets no extension read a file: there nobody may ask for it.
  if (!import.meta.env.FIREFOX) {
    serveHashing(createHashForBackground({ open: createUrlOpener(get), hash, now: clock.elapsed }));
  }
  serveUploading((outside) => createUploading({ ...outside, clock, read, hash, post }));
});
