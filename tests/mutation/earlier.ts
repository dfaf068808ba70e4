import type { RoomLines } from './mutation-page';

/**
 * What the page says of a room already, from a run elsewhere or of another day; null where it says nothing. A room is
 * measured in minutes to hours, so seldom all of them at once.
 */
export function earlierOf(page: string, name: string): RoomLines | null {
  const lines = page.split('\n');
  const row = lines.find((line) => line.startsWith(`| ${name} |`));
  if (row === undefined) return null;
  const from = lines.indexOf(`### ${name}`);
  const until = lines.findIndex((line, at) => at > from && line.startsWith('##'));
  return { row, explained: from < 0 ? [] : lines.slice(from, until), open: openIn(lines, name) };
}

/** The room's line, with the changes below it that are set in. */
function openIn(lines: readonly string[], name: string): readonly string[] {
  const at = lines.findIndex((line) => line.startsWith(`- **${name}**:`));
  if (at < 0) return [];
  const end = lines.findIndex((line, index) => index > at && !line.startsWith('  - '));
  return lines.slice(at, end < 0 ? undefined : end);
}
