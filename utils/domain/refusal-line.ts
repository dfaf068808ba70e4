import type { Failure } from './failure';
import type { LogLevel } from './log';

/** What the log says of a request that brought nothing. That VirusTotal does not know something is an answer. */
export function refusalLine(
  label: string,
  { failure, status }: { readonly failure: Failure; readonly status: number },
): readonly [level: Exclude<LogLevel, 'error'>, event: string, detail: string] {
  const unknown = failure.tag === 'not-found';
  return [
    unknown ? 'info' : 'warn',
    `${unknown ? 'not found' : 'failed'}: ${label}`,
    unknown ? String(status) : `${failure.tag} ${status}`,
  ];
}
