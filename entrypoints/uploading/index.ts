import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageClock as clock } from '@/utils/platform/page-clock';
import { createBlobReader } from '@/utils/platform/read-blob';
import { serveUploading } from '@/utils/platform/uploading-page';
import { hashFile as hash } from '@/utils/services/downloads/hash';
import { createUploading, type UploadingParts } from '@/utils/services/uploads/uploading';
import { postFile } from '@/utils/services/virustotal/post-file';

/**
 * The script of `public/uploading.html`, the context that uploads. By itself, not a page's: what it shared with the
 * pages would split their scripts, and the popup's are counted.
 */
export default defineUnlistedScript(() => {
  const read = createBlobReader((input, init) => fetch(input, init));
  const post: UploadingParts['post'] = (file, order, on) => postFile(file, order, { clock, ...on });
  serveUploading((outside) => createUploading({ ...outside, clock, read, hash, post }));
});
