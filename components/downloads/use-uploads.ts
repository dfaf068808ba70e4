import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { UploadView } from '@/utils/domain/upload';
import { type Call, callTwice } from '@/utils/rpc/client';
import type { watch as watchLive } from '@/utils/rpc/live';
import type { StartUpload } from '@/utils/rpc/upload-messages';
import { handOver } from './hand-over';

/** Uploads as the page shows them, and what it does with them. */
export interface Uploads {
  readonly all: readonly UploadView[];
  /** The upload of this file, whatever became of it. */
  of(sha256: string | null): UploadView | null;
  /** Public: after the user's yes, in the turn of the click. Null when it has begun. */
  start(order: StartUpload, file: File | null): Promise<Failure | null>;
  cancel(sha256: string): Promise<Failure | null>;
  remove(sha256: string): Promise<Failure | null>;
}

interface UploadsParts {
  readonly call: Call;
  readonly watch: typeof watchLive;
  /** The permission for the context that uploads, which only a click may ask for. */
  readonly requestUploading: () => Promise<boolean>;
}

export function useUploads({ call, watch, requestUploading }: UploadsParts): Uploads {
  const [all, setAll] = useState<readonly UploadView[]>([]);
  const reading = useRef(false);
  const again = useRef(false);

  /** One question is open at a time; what changes meanwhile is one more after it. */
  const reload = useCallback(async (): Promise<void> => {
    again.current = true;
    if (reading.current) return;
    reading.current = true;
    while (again.current) {
      again.current = false;
      const reply = await callTwice('listUploads', null);
      if (reply.ok) setAll(reply.value);
    }
    reading.current = false;
  }, []);

  useEffect(() => void reload(), [reload]);
  useEffect(() => watch('uploads', (push) => push.push === 'changed' && void reload()), [watch, reload]);

  const act = async (name: 'cancelUpload' | 'removeUpload', sha256: string): Promise<Failure | null> => {
    const reply = await call(name, { sha256 });
    await reload();
    return reply.ok ? null : reply.failure;
  };

  return {
    all,
    of: (sha256) => all.find((upload) => upload.sha256 === sha256) ?? null,
    async start(order, file) {
      // A refusal is told by the upload itself: without the context it ends before anything is sent.
      await requestUploading().catch(() => false);
      const reply = await call('startUpload', order);
      if (!reply.ok) return reply.failure;
      // Should nobody take the file, the upload ends by itself and says so.
      if (file && reply.value.wantsFile) await handOver(reply.value.attempt, file);
      await reload();
      return null;
    },
    cancel: (sha256) => act('cancelUpload', sha256),
    remove: (sha256) => act('removeUpload', sha256),
  };
}
