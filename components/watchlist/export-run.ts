import { fileName } from '@/utils/domain/export-name';
import { failed, type Result, success } from '@/utils/domain/result';
import { createZipWriter } from '@/utils/domain/zip';
import type { Call } from '@/utils/rpc/client';
import type { MessageReply } from '@/utils/rpc/protocol';

type Bytes = Uint8Array<ArrayBuffer>;

/** What the archive of a round is called. */
export function runFile(id: string): { readonly name: string; readonly type: string } {
  return { name: `${fileName(`assay-watchlist-${id}`, 'assay-watchlist')}.zip`, type: 'application/zip' };
}

/** A round as a folder tree in a ZIP, a piece at a time: memory holds one part. It costs no request. */
export async function* exportRun(call: Call, id: string): AsyncGenerator<Result<Bytes>> {
  const zip = createZipWriter();
  let after: string | null = null;
  do {
    const part: MessageReply<'exportRun'> = await call('exportRun', { id, after });
    if (!part.ok) {
      yield failed(part.failure);
      return;
    }
    for (const { path, at, content } of part.value.files) {
      const bytes = 'gzip' in content ? { gzip: bytesOf(content.gzip) } : content;
      yield success(zip.add({ name: path, at, content: bytes }));
    }
    after = part.value.next;
  } while (after !== null);
  yield success(zip.end());
}

function bytesOf(base64: string): Bytes {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
