import type { LogRow } from '@/utils/domain/log';
import type { ListRow } from './row';

/** What the log says when a list starts, stops or ends; null when it does none of it. */
export function stageLine(
  before: ListRow,
  after: ListRow,
  now: number,
  scrub: (text: string) => string,
): LogRow | null {
  if (before.stage === after.stage) return null;
  const name = scrub(after.name);
  const line = {
    at: now,
    level: 'info',
    event: `list ${after.stage}`,
    detail: name,
    list: after.id,
  } as const;
  switch (after.stage) {
    case 'running':
      return { ...line, event: 'list started' };
    case 'paused':
      if (after.stopped === null) return line;
      return { ...line, level: 'warn', event: 'list stopped', detail: `${after.stopped.tag} ${name}` };
    case 'done':
      return { ...line, detail: `${name}: ${numbers(after)}` };
    case 'cancelled':
      return line;
    default:
      return null;
  }
}

function numbers({ counts }: ListRow): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.map(([state, count]) => `${count} ${state}`).join(', ');
}
