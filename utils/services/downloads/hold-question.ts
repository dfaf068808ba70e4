import { hasEnded } from '@/utils/domain/check';
import type { Checks } from '../checks/checks';
import type { CheckRow } from '../checks/row';
import type { HoldRow } from './hold-row';

export interface HoldQuestionParts {
  readonly checks: Pick<Checks, 'start' | 'takeBack'>;
  readonly findCheck: (id: string) => Promise<CheckRow | null>;
  readonly onBug: (where: string, error: unknown) => void;
}

/** What VirusTotal says of the address of a download that is held. */
export interface HoldQuestion {
  /**
   * Resolves as soon as the check has ended, or is sure not to end while the download is held, or with null when
   * `signal` aborts. Rejects when the check cannot be read.
   */
  ask(row: HoldRow, address: string, signal: AbortSignal): Promise<CheckRow | null>;
  /** Told of each change of any check. */
  onCheck(check: CheckRow): void;
}

export function createHoldQuestion(parts: HoldQuestionParts): HoldQuestion {
  const { checks, findCheck, onBug } = parts;
  const hearers = new Set<(check: CheckRow) => void>();

  function answerOf(checkId: string, until: number, signal: AbortSignal): Promise<CheckRow | null> {
    return new Promise((resolve, reject) => {
      const end = (check: CheckRow | null): void => {
        hearers.delete(hear);
        resolve(check);
      };
      const hear = (check: CheckRow): void => {
        if (check.id === checkId && isOver(check, until)) end(check);
      };
      if (signal.aborted) return resolve(null);
      signal.addEventListener('abort', () => end(null), { once: true });
      hearers.add(hear);
      // It may have ended before anybody listened.
      findCheck(checkId).then((check) => check && hear(check), reject);
    });
  }

  return {
    async ask(row, address, signal) {
      const indicator = { kind: 'url', value: address } as const;
      const { id } = await checks.start({ indicator, origin: 'link', secrets: 'ask', lane: 'download' });
      const end = (): void => void checks.takeBack(id).catch((error: unknown) => onBug('hold', error));
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
      return answerOf(id, row.until, signal);
    },
    onCheck(check) {
      for (const hear of [...hearers]) hear(check);
    },
  };
}

/** A slot that opens only after the download has gone on is not waited for. */
function isOver({ state }: CheckRow, until: number): boolean {
  if (state.phase === 'waiting') return state.wait.until > until;
  return hasEnded(state) || state.phase === 'asking';
}
