import { useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { ListView, RowState } from '@/utils/domain/list';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Call } from '@/utils/rpc/client';
import { type ExportFormat, exportFile, exportList } from './export-list';
import { saveStream } from './save-stream';

/** Taking a list out: one at a time. */
export interface Saving {
  /** 0 to 1 while a file is made; null otherwise. */
  readonly share: number | null;
  /** It is in the clipboard. */
  readonly copied: boolean;
  readonly failure: Failure | null;
  readonly save: (format: ExportFormat) => void;
  readonly copy: (format: 'markdown' | 'defanged') => void;
}

/** Rows of `state` only, except in the archive. */
export function useExport(call: Call, view: ListView | null, state: RowState | 'all'): Saving {
  const [share, setShare] = useState<number | null>(null);
  const [copied, setCopied] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function run(format: ExportFormat, to: typeof saveStream): Promise<boolean> {
    if (!view || share !== null) return false;
    setShare(0);
    setCopied(false);
    const last = Math.max(1, view.read.rows);
    const pieces = exportList({
      ...{ call, list: view.id, format, state, now: Date.now() },
      onProgress: (n) => setShare(Math.min(1, n / last)),
    });
    const saved = await to(exportFile(view.name, format), pieces);
    setShare(null);
    setFailure(saved.ok ? null : saved.failure);
    return saved.ok;
  }

  return {
    share,
    copied,
    failure,
    save: (format) => void run(format, saveStream),
    copy: (format) => void run(format, toClipboard).then(setCopied),
  };
}

/** A browser that does not let a page write to the clipboard any more after so long gets a file instead. */
const toClipboard: typeof saveStream = async (target, pieces) => {
  const read = await wholeOf(pieces);
  if (!read.ok) return read;
  try {
    await navigator.clipboard.writeText(await new Blob([...read.value]).text());
    return success(null);
  } catch {
    return saveStream(target, again(read.value));
  }
};

type Piece = Uint8Array<ArrayBuffer>;

async function wholeOf(pieces: AsyncIterable<Result<Piece>>): Promise<Result<readonly Piece[]>> {
  const parts: Piece[] = [];
  for await (const piece of pieces) {
    if (!piece.ok) return failed(piece.failure);
    parts.push(piece.value);
  }
  return success(parts);
}

async function* again(parts: readonly Piece[]): AsyncGenerator<Result<Piece>> {
  for (const part of parts) yield success(part);
}
