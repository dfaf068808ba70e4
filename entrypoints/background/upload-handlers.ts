import { failed, type Result, success } from '@/utils/domain/result';
import type { UploadView } from '@/utils/domain/upload';
import type { HandlersOf } from '@/utils/rpc/server';
import type { StartUpload, UploadMessages } from '@/utils/rpc/upload-messages';
import type { Services } from './compose';

/** The longest name that any file system gives. */
const NAME_AT_MOST = 255;

/** What pages ask about uploads. Nothing of a private window is kept, and an upload has to be. */
export function createUploadHandlers({ uploads, downloadTable }: Services): HandlersOf<UploadMessages> {
  async function start({ sha256, name, size, downloadKey }: StartUpload): Promise<Result<UploadView>> {
    if (!/^[0-9a-f]{64}$/.test(sha256) || !Number.isSafeInteger(size)) return failed({ tag: 'not-found' });
    const byHand = { sha256, name: name.slice(0, NAME_AT_MOST), size, downloadKey: null, path: null };
    if (downloadKey === null) return uploads.start(byHand);
    const download = await downloadTable.get(downloadKey);
    // What was confirmed is that file, not whatever stands under this key by now.
    if (download?.sha256 !== sha256) return failed({ tag: 'not-found' });
    const { path } = download;
    return uploads.start({ sha256, name: download.name, size: download.size, downloadKey, path });
  }

  return {
    listUploads: async () => success(await uploads.list()),
    startUpload: async (order, sender) =>
      sender.who === 'page' && sender.privateTab
        ? failed({ tag: 'private', rule: 'private-window', host: '' })
        : start(order),
    cancelUpload: ({ sha256 }) => uploads.cancel(sha256),
    removeUpload: async ({ sha256 }) => {
      await uploads.remove(sha256);
      return success(null);
    },
  };
}
