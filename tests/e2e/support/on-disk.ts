import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { piecesOf } from './pieces-of';

/** The files of a folder that hold the text, or any piece of 16 characters of it. */
export function filesWith(folder: string, text: string): readonly string[] {
  const pieces = piecesOf(text);
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
