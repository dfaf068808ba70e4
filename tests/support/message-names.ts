import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../utils/rpc/', import.meta.url));

/** The name of every message there is, read off the files that say what they are: types are gone when tests run. */
export function messageNames(): readonly string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('-messages.ts'));
  return files.flatMap((name) =>
    [...readFileSync(`${folder}${name}`, 'utf8').matchAll(/^ {2}(\w+)\(/gm)].map(
      ([, message = '']) => message,
    ),
  );
}
