import type { OpenFile } from '../services/downloads/read-file';

/** How to read the file at a `file:` address, and at no other; `get` is the browser's fetch. Rejects as `createFileOpener`'s. */
export function createUrlOpener(get: typeof fetch): (url: string) => OpenFile {
  return (url) => async (signal) => {
    if (!url.startsWith('file:')) throw new Error('no file address');
    const response = await get(url, { signal, cache: 'no-store' });
    // A directory comes as a page with `ok` false (platform.md §2.2).
    const { body } = response;
    if (!response.ok || body === null) throw new Error('not a file');
    return { stream: () => body };
  };
}
