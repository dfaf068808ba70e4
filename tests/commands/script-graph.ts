import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** `import … from "./x.js"`, `import"./x.js"`, `export … from "./x.js"`; never `import("./x.js")`. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.{0,2}\/[^"']+\.js)["']/g;
const PAGE_SCRIPT = /<script[^>]*\ssrc="([^"]+)"/g;

/** Every script that `page` loads before it can draw, as paths inside the build `folder`. */
export function staticScripts(
  folder: string,
  page: string,
  read: (file: string) => string = (file) => readFileSync(file, 'utf8'),
): string[] {
  const found = new Set<string>();
  const follow = (from: string, pattern: RegExp): void => {
    for (const [, target = ''] of read(posix.join(folder, from)).matchAll(pattern)) {
      const script = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(from), target);
      if (found.has(script)) continue;
      found.add(script);
      follow(script, STATIC_IMPORT);
    }
  };
  follow(page, PAGE_SCRIPT);
  return [...found];
}
