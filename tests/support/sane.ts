import { expect } from 'vitest';
import { answered, type Report } from '@/utils/domain/report';
import { verdictOf } from '@/utils/domain/verdict';

const TEXT_AT_MOST = 100_000;
const LIST_AT_MOST = 3_000;
const DEEP_AT_MOST = 12;

/** What a report may never be, whatever was read: no number that is none, and no verdict without an engine. */
export function isSane(report: Report, now: number): void {
  const { counts, votes } = report;
  for (const number of [...Object.values(counts), ...Object.values(votes)])
    expect(Number.isSafeInteger(number) && number >= 0).toBe(true);
  for (const time of [report.analysedAt, report.firstSubmittedAt, report.lastSubmittedAt])
    if (time !== null) expect(time > 0 && time <= now + 86_400_000).toBe(true);
  const verdict = verdictOf(counts, 3);
  if (answered(counts) === 0) expect(verdict.name).toBe('unknown');
  if (counts.malicious > 0) expect(['malicious', 'suspicious']).toContain(verdict.name);
  isTame(report);
}

/**
 * What anything read from outside has to be: plain data with an end, every number finite, no half characters, nothing
 * inherited from it. Throws with the place that is not.
 */
export function isTame(value: unknown, place = 'value', deep = 0): void {
  if (deep > DEEP_AT_MOST) throw new Error(`${place} is too deep`);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${place} is ${value}`);
  if (typeof value === 'string' && value.length > TEXT_AT_MOST) throw new Error(`${place} is too long`);
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error(`${place} is no text`);
  if (typeof value !== 'object' || value === null) return;
  const parent: unknown = Object.getPrototypeOf(value);
  if (![Object.prototype, Array.prototype, null].includes(parent as null))
    throw new Error(`${place} inherits`);
  const entries = Object.entries(value);
  if (entries.length > LIST_AT_MOST) throw new Error(`${place} has no end`);
  for (const [name, below] of entries) isTame(below, `${place}.${name}`, deep + 1);
}
