import { SECOND } from '../../utils/domain/duration';
import type { CheckRow } from '../../utils/services/checks/row';
import type { Flow } from './flows';
import type { Rows } from './rows';

/** Something that has not ended, and where it stands. */
export interface UnderWay {
  readonly flow: Flow;
  readonly at: string;
  /** Of an analysis: which look comes next, and when; said where it does not end. */
  readonly look?: string;
}

function lookOf(check: CheckRow | undefined): string {
  if (!check) return 'without a check';
  const { state, following } = check;
  const due = following ? Math.round((following.nextLookAt - Date.now()) / SECOND) : 0;
  return following ? `(${state.phase}, look ${following.looks + 1} in ${due} s)` : `(${state.phase})`;
}

/** `!` marks a publishing request that has left and whose reply nobody has written down. */
const mark = (posting: boolean): string => (posting ? '!' : '');

/** What a worker that dies now leaves undone. */
export function underWay(rows: Rows): readonly UnderWay[] {
  const own = (flow: Flow): UnderWay[] =>
    rows.checks
      .filter(({ active, indicator }) => active !== undefined && indicator.value.includes(`//${flow}-`))
      .map((check) => ({ flow, at: check.stage + mark(check.posting), look: lookOf(check) }));
  const checkOf = (id: string): CheckRow | undefined => rows.checks.find((check) => check.id === id);
  return [
    ...own('look-up'),
    ...own('submit'),
    ...own('re-scan'),
    ...rows.listRows
      .filter(({ todo, checkId }) => todo !== undefined || checkId !== undefined)
      .map(({ checkId }) => ({ flow: 'list', at: checkId === undefined ? 'to be asked' : 'asked' }) as const),
    ...rows.uploads
      .filter(({ active }) => active !== undefined)
      .map(({ stage, posting, checkId }) => ({
        ...({ flow: 'upload', at: stage + mark(posting) } as const),
        look: lookOf(checkOf(checkId)),
      })),
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
