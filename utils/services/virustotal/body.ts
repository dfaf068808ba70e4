/** A reply's body: all of it, more than `BODY_MAX`, or cut off on the way. */
export type Body =
  | { readonly state: 'whole'; readonly text: string }
  | { readonly state: 'too-large' }
  | { readonly state: 'cut-off' };

/** Bytes after decompression; the longest real reply known has some hundred kilobytes (faults.md §5.41). */
export const BODY_MAX = 8 * 1024 * 1024;

/** Reads to the end, or until there is too much or `signal` fires; never rejects. */
export async function readBody(response: Response, signal: AbortSignal): Promise<Body> {
  if (!response.body) return { state: 'whole', text: '' };
  if (Number(response.headers.get('content-length')) > BODY_MAX) {
    await discard(response.body);
    return { state: 'too-large' };
  }
  const reader = response.body.getReader();
  const stop = () => void discard(reader);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await readAll(reader, signal);
  } catch {
    // The line broke, or the stream was aborted: the caller asks its signals which.
    return { state: 'cut-off' };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>, signal: AbortSignal): Promise<Body> {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let size = 0;
  while (!signal.aborted) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > BODY_MAX) {
      await discard(reader);
      return { state: 'too-large' };
    }
    pieces.push(decoder.decode(value, { stream: true }));
  }
  if (signal.aborted) return { state: 'cut-off' };
  return { state: 'whole', text: pieces.join('') + decoder.decode() };
}

/** Lets go of the rest. That it cannot be let go of, because the line broke first, is as good. */
export async function discard(stream: { cancel(): Promise<void> }): Promise<void> {
  await stream.cancel().catch(() => undefined);
}
