/**
 * Runs in one of the extension's pages: everything that is kept, as texts, packed things unpacked; the store where the
 * key belongs left out.
 */
export async function readStores(): Promise<readonly string[]> {
  const text = async (value: unknown): Promise<string> => {
    const found: string[] = [];
    const open: unknown[] = [value];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node instanceof Blob || node instanceof ArrayBuffer || ArrayBuffer.isView(node))
        found.push(await unpacked(new Blob([node as BlobPart])));
      else if (typeof node === 'object' && node !== null) open.push(...Object.entries(node).flat());
      else found.push(String(node));
    }
    return found.join('\n');
  };
  const unpacked = async (bytes: Blob): Promise<string> => {
    const plain = bytes.stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(plain).text().catch(() => bytes.text());
  };
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const texts: string[] = [];
  const database = await asked(indexedDB.open('assay'));
  for (const name of database.objectStoreNames) {
    if (name === 'vault') continue;
    const store = database.transaction(name).objectStore(name);
    texts.push(
      `${name}: ${await text(await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]))}`,
    );
  }
  database.close();
  const areas = [chrome.storage.local, chrome.storage.session, chrome.storage.sync];
  for (const area of areas) texts.push(await text(await area.get()));
  texts.push(await text([Object.entries(localStorage), Object.entries(sessionStorage)]), document.cookie);
  for (const name of await caches.keys()) texts.push(name);
  return texts;
}

declare const chrome: typeof import('wxt/browser').browser;
