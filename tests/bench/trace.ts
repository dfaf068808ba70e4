/** One event of Chromium's tracing, times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Of it, what the thread had the processor for: on a busy machine much less. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

export interface TraceResult {
  /** The longest task of the page's main thread, in milliseconds of the processor, and how many took more than 50. */
  readonly longest: number;
  readonly long: number;
  /** The same among those in which a script of an extension ran. */
  readonly longestOurs: number;
  /** Layouts that a script of an extension forced, and recalculations of style. */
  readonly layouts: number;
  readonly styles: number;
  /** Milliseconds in which an extension's script ran: in all, and while the page scrolled. */
  readonly script: number;
  readonly scriptScrolling: number;
}

const RUNS = new Set(['FunctionCall', 'EvaluateScript', 'v8.run']);

/** What a trace says of the thread on which the page's marks `assay-scroll` and `assay-end` were set. */
export function readTrace(events: readonly TraceEvent[]): TraceResult {
  const scroll = events.find(({ name }) => name === 'assay-scroll');
  const end = events.find(({ name }) => name === 'assay-end');
  if (!scroll || !end) throw new Error('the trace has not seen the page');
  const own = events.filter(({ pid, tid, ph }) => pid === scroll.pid && tid === scroll.tid && ph === 'X');
  const tasks = own.filter(({ name }) => name === 'RunTask');
  const ours = outermost(
    own.filter((one) => RUNS.has(one.name) && /extension:/.test(one.args?.data?.url ?? '')),
  );
  const within = (one: TraceEvent, others: readonly TraceEvent[]): boolean =>
    others.some((other) => one.ts >= other.ts && one.ts < endOf(other));
  const forced = (what: string): number => own.filter((one) => one.name === what && within(one, ours)).length;
  const withOurs = tasks.filter((task) => ours.some((run) => within(run, [task])));
  const scrolling = ours.filter(({ ts }) => ts >= scroll.ts && ts <= end.ts);
  return {
    longest: longest(tasks),
    long: tasks.filter((task) => worked(task) > 50_000).length,
    longestOurs: longest(withOurs),
    layouts: forced('Layout'),
    styles: forced('UpdateLayoutTree'),
    script: sum(ours),
    scriptScrolling: sum(scrolling),
  };
}

function worked({ tdur, dur = 0 }: TraceEvent): number {
  return tdur ?? dur;
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}

function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
  let until = 0;
  return [...events]
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .filter((event) => {
      if (event.ts < until) return false;
      until = endOf(event);
      return true;
    });
}

function longest(events: readonly TraceEvent[]): number {
  return Math.max(0, ...events.map(worked)) / 1_000;
}

function sum(events: readonly TraceEvent[]): number {
  return events.reduce((total, event) => total + worked(event), 0) / 1_000;
}
