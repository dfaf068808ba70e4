import type { Mark } from '@/utils/domain/mark';
import { CANDIDATE_AT_MOST, CANDIDATES_AT_MOST } from '@/utils/domain/mark-limits';
import type { Call } from '@/utils/rpc/client';
import type { Spot } from './spots';

interface AskParts {
  readonly call: Call;
  /** Called when answers came that differ from what was known before. */
  readonly onNews: () => void;
  /** Marks are off here: the end. */
  readonly onOff: () => void;
}

export interface Asking {
  /** What is known about it; undefined while it is not, and then it is asked for. */
  known(spot: Spot): Mark | null;
  /** What was answered may be outdated: it is asked again where it is needed, and stays until then. */
  outdate(): void;
  /** Asks what is waiting, or, where nothing is, whether marks are on at all. */
  askSoon(): void;
  stop(): void;
}

interface Answer {
  mark: Mark | null;
  /** The round in which it was asked last. */
  round: number;
}

const ANSWERS_AT_MOST = 20_000;
/** Collects what comes into view together, in milliseconds. */
const GATHER = 60;
/** The background has had enough of this page. */
const LATER = 60_000;

/** Asks the background in batches, one at a time, and only while somebody looks at the page. */
export function createAsking({ call, onNews, onOff }: AskParts): Asking {
  const answers = new Map<string, Answer>();
  const waiting = new Map<string, Spot>();
  let round = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function schedule(after: number): void {
    if (timer === undefined && !stopped) timer = setTimeout(() => void ask(), after);
  }

  async function ask(): Promise<void> {
    const batch = [...waiting].slice(0, CANDIDATES_AT_MOST);
    const asked = round;
    const links = batch.filter(([, { kind }]) => kind === 'link');
    const words = batch.filter(([, { kind }]) => kind === 'word');
    const texts = (part: typeof batch): string[] => part.map(([, { asks }]) => asks);
    const reply = await call('knownMarks', { links: texts(links), words: texts(words) });
    timer = undefined;
    if (stopped) return;
    if (reply.ok && !reply.value.on) return onOff();
    if (!reply.ok || reply.value.later) return schedule(LATER);
    const marks = [...reply.value.links, ...reply.value.words];
    let news = false;
    [...links, ...words].forEach(([key], at) => {
      // What was outdated while it was asked waits still.
      if (asked === round) waiting.delete(key);
      news = keep(key, marks[at] ?? null, asked) || news;
    });
    if (waiting.size > 0) schedule(GATHER);
    if (news) onNews();
  }

  function keep(key: string, mark: Mark | null, asked: number): boolean {
    const before = answers.get(key)?.mark ?? null;
    if (answers.size >= ANSWERS_AT_MOST) answers.clear();
    answers.set(key, { mark, round: asked });
    return JSON.stringify(before) !== JSON.stringify(mark);
  }

  return {
    known(spot) {
      const key = `${spot.kind}:${spot.asks}`;
      const answer = answers.get(key);
      if (answer?.round !== round && spot.asks.length <= CANDIDATE_AT_MOST) {
        if (waiting.size >= ANSWERS_AT_MOST) waiting.clear();
        waiting.set(key, spot);
        schedule(GATHER);
      }
      return answer?.mark ?? null;
    },
    outdate() {
      round += 1;
    },
    askSoon: () => schedule(2 * GATHER),
    stop() {
      stopped = true;
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
