import type { Flow } from './flows';
import type { Rows } from './rows';

/** Something that has not ended, and where it stands. */
export interface UnderWay {
  readonly flow: Flow;
  readonly at: string;
}

/** `!` marks a publishing request that has left and whose reply nobody has written down. */
const mark = (posting: boolean): string => (posting ? '!' : '');

/** What a worker that dies now leaves undone. */
export function underWay(rows: Rows): readonly UnderWay[] {
  const own = (flow: Flow): UnderWay[] =>
    rows.checks
      .filter(({ active, indicator }) => active !== undefined && indicator.value.includes(`//${flow}-`))
      .map(({ stage, posting }) => ({ flow, at: stage + mark(posting) }));
  return [
    ...own('look-up'),
    ...own('submit'),
    ...rows.listRows
      .filter(({ todo, checkId }) => todo !== undefined || checkId !== undefined)
      .map(({ checkId }) => ({ flow: 'list', at: checkId === undefined ? 'to be asked' : 'asked' }) as const),
    ...rows.uploads
      .filter(({ active }) => active !== undefined)
      .map(({ stage, posting }) => ({ flow: 'upload', at: stage + mark(posting) }) as const),
    ...rows.outbox
      .filter(({ active, what }) => active !== undefined && (what.act === 'comment' || what.act === 'vote'))
      .map(({ what, state, posting }) => ({ flow: what.act as Flow, at: state.phase + mark(posting) })),
    ...rows.downloads
      .filter(({ active }) => active !== undefined)
      .map(({ step, active }) => ({ flow: 'download', at: `${step}, ${active}` }) as const),
    ...rows.watch
      .filter(({ last }) => last === null)
      .map(({ active }) => ({ flow: 'watch', at: active ?? 'due' }) as const),
  ];
}

/** Unknown links that nobody has submitted yet. */
export function notSubmitted(rows: Rows): readonly string[] {
  return rows.checks
    .filter(({ indicator, state }) => indicator.value.includes('//submit-') && state.phase === 'unknown')
    .map(({ id }) => id);
}
