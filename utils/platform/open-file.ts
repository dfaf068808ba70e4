import type { OpenFile } from '../services/downloads/read-file';
import { fileUrl } from './file-url';
import { createUrlOpener } from './open-file-url';

/**
 * How to read a file of a path, in Chromium with its file switch on (platform.md, fact 1); `get` is the
 * browser's fetch. Rejects when the file is missing or may not be read: the browser says the same of both.
 */
export function createFileOpener(get: typeof fetch): (path: string) => OpenFile {
  const openUrl = createUrlOpener(get);
  return (path) => async (signal) => {
    const url = fileUrl(path);
    if (url === null) throw new Error('no absolute path');
    return openUrl(url)(signal);
  };
}
