import { useEffect } from 'preact/hooks';
import type { DownloadView } from '@/utils/domain/download';
import type { Failure } from '@/utils/domain/failure';
import type { UploadView } from '@/utils/domain/upload';
import { handRow } from './hand-row';
import { Row } from './Row';
import type { Act } from './row-actions';
import { uploadRow } from './upload-row';
import { useHandCheck } from './use-hand-check';

interface UploadedRowProps {
  readonly upload: UploadView;
  readonly now: number;
  readonly act: (act: Act, row: DownloadView) => Promise<Failure | null>;
}

/** An upload of a file that was chosen on a page which is closed by now, with what its analysis came to. */
export function UploadedRow({ upload, now, act }: UploadedRowProps) {
  const { check, failure, turnTo } = useHandCheck();
  const { name, size, updatedAt: chosenAt, checkId } = upload;
  useEffect(() => {
    if (checkId !== null) void turnTo(checkId);
  }, [checkId, turnTo]);
  const key = `upload-${upload.sha256}`;
  const row = check ? handRow({ key, name, size, chosenAt }, 0, check, failure) : uploadRow(upload, key);
  const acts: readonly Act[] =
    upload.stage === 'ended' ? ['remove'] : upload.cancellable ? ['stop-upload'] : [];
  return <Row {...{ row, now, upload, acts, act }} />;
}
