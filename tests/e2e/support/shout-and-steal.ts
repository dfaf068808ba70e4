/** Runs in a page: shouts every message in every way that a page has, and tries to take every file. */
export async function shoutAndSteal({
  origin,
  names,
  files,
}: {
  origin: string;
  names: readonly string[];
  files: readonly string[];
}): Promise<string[]> {
  const channel = new BroadcastChannel('uploading');
  for (const assay of names) {
    const message = { assay, input: null };
    window.postMessage(message, '*');
    channel.postMessage(message);
    for (const type of ['message', 'assay', assay, `assay:${assay}`, 'wxt:content-script-started'])
      for (const target of [window, document, document.documentElement])
        target.dispatchEvent(new CustomEvent(type, { detail: message, bubbles: true, composed: true }));
  }
  const loads = (tag: 'img' | 'script', src: string) =>
    new Promise<boolean>((resolve) => {
      const element = document.createElement(tag);
      element.onload = () => resolve(true);
      element.onerror = () => resolve(false);
      element.src = src;
      document.head.append(element);
    });
  const reached: string[] = [];
  for (const file of files) {
    const url = `${origin}/${file}`;
    const got = await fetch(url).then(
      () => true,
      () => false,
    );
    if (got || (await loads(/\.(?:png|svg)$/.test(file) ? 'img' : 'script', url))) reached.push(file);
    if (file.endsWith('.html')) {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
    }
  }
  // A page's own view of the extension's API: what is not there cannot be asked.
  if ('runtime' in (Reflect.get(window, 'chrome') ?? {})) reached.push('chrome.runtime');
  return reached;
}
