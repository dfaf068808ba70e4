/** The bytes at a `file:` address, kept by the browser and not in memory; `get` is its fetch. Rejects for what is no file. */
export function createBlobReader(get: typeof fetch): (url: string) => Promise<Blob> {
  return async (url) => {
    const response = await get(url, { cache: 'no-store' });
    // A directory comes as a page with `ok` false (platform.md §2.2).
    if (!response.ok) throw new Error('not a file');
    return response.blob();
  };
}
