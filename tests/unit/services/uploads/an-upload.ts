import type { UploadRow } from '@/utils/services/uploads/row';

export const SHA256 = 'ab'.repeat(32);

/** A file that was chosen by hand and is about to be handed over. */
export const UPLOAD: UploadRow = {
  ...{ sha256: SHA256, attempt: 'try-1', name: 'setup.exe', size: 4, downloadKey: null, path: null },
  ...{ stage: 'file', target: null, posting: false, checkId: 'check-1', end: null, failure: null },
  ...{ startedAt: 1, updatedAt: 2, active: 'yes' },
};
