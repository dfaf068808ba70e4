import { existsSync, readFileSync } from 'node:fs';
import type { Instrumented } from './instrument';
import type { Room } from './rooms';
import { sources } from './sources';

/** Whether a run was of the room's files as they are now: each of them, and each line that was changed in its place. */
export function isCurrent(room: Pick<Room, 'mutate'>, { code, mutants }: Instrumented): boolean {
  const files = sources(room.mutate);
  if (JSON.stringify(files) !== JSON.stringify(Object.keys(code).sort())) return false;
  const lines = new Map(
    files.filter(existsSync).map((file) => [file, readFileSync(file, 'utf8').split('\n')]),
  );
  return mutants.every(({ file, line, text }) => lines.get(file)?.[line - 1]?.trim() === text);
}
