import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** So much of a secret in one piece is as good as all of it; storage may have packed the rest away. */
const PIECE = 16;

/** The files of a folder that hold the text, or any piece of 16 characters of it. */
export function filesWith(folder: string, text: string): readonly string[] {
  const pieces = Array.from({ length: text.length - PIECE + 1 }, (_, at) => text.slice(at, at + PIECE));
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return files.filter((file) => {
    const bytes = readOrNothing(file);
    return pieces.some((piece) => bytes.includes(piece) || bytes.includes(piece, 0, 'utf16le'));
  });
}

/** The browser is running: a file can go between the listing and the reading. */
function readOrNothing(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
