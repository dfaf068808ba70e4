import type { CheckView } from '@/utils/domain/check';
import { SECOND } from '@/utils/domain/duration';
import { canRescan, type IndicatorKind } from '@/utils/domain/indicator';
import type { QuotaView, Wait } from '@/utils/domain/quota';
import type { Report } from '@/utils/domain/report';
import type { Verdict } from '@/utils/domain/verdict';
import { clockTime, countdown, dayMonth, longDate, type MessageKey, number, relative, t, tn } from '../text';
import type { FailureText } from './failure-text';
import type { GlyphName } from './Glyph';

/** What the head of a check shows: glyph, word, number, scale and sentences (LOOK §7). */
export interface BandText {
  readonly glyph: GlyphName;
  readonly title: string;
  /** Time beside the title as `0:23`, or null. */
  readonly time: string | null;
  readonly scale: 'reading' | 'faint' | 'hatched' | 'none';
  readonly says: readonly string[];
}

interface Surroundings {
  readonly now: number;
  readonly quota: QuotaView | null;
  /** Makes a failure's words; handed in so that they are only loaded where something failed. */
  readonly failureWords: FailureText | null;
}

/** The words of one check in its present state. */
export function bandText(check: CheckView, { now, quota, failureWords }: Surroundings): BandText {
  const { state } = check;
  const plain = { time: null, says: [] } as const;
  switch (state.phase) {
    case 'asking': {
      const parts = [...new Set(state.secrets.map((secret) => secret.name))].join(', ');
      const says = [t('secretFound', parts)];
      return { glyph: 'private', title: t('askingTitle'), time: null, scale: 'none', says };
    }
    case 'looking-up':
      return { ...plain, glyph: 'looking', title: t('lookingUp'), scale: 'faint', says: [t('sayLookingUp')] };
    case 'waiting':
      return {
        glyph: 'waiting',
        title: t('waiting'),
        time:
          state.wait.window === 'minute' || state.wait.window === 'slow-down' ? left(state.wait, now) : null,
        scale: state.wait.window === 'minute' ? 'none' : 'hatched',
        says: [waitText(state.wait, now, quota)],
      };
    case 'analysing':
      return {
        glyph: 'looking',
        title: t('analyzingShort'),
        time: countdown(Math.floor((now - state.since) / SECOND) * SECOND),
        scale: 'faint',
        says: [
          t(state.notifies ? 'analyzing' : 'sayAnalyzing'),
          t('sayNextLook', relative(Math.max(state.nextLookAt, now), now)),
        ],
      };
    case 'report':
      return {
        ...plain,
        glyph: state.verdict.name,
        title: t(state.verdict.answered === 0 ? 'noVerdict' : VERDICT_WORD[state.verdict.name]),
        scale: state.verdict.answered === 0 ? 'faint' : 'reading',
        says: [
          ...verdictSays(state.verdict, state.report),
          ...(state.report.contradictory ? [t('sayContradictory')] : []),
          ...(state.stillAnalysing ? [t('stillAnalyzing')] : []),
        ],
      };
    case 'unknown':
      return {
        ...plain,
        glyph: 'unknown',
        title: t('unknown'),
        scale: 'faint',
        says: [t(UNKNOWN_SAYS[check.indicator.kind]), t(UNKNOWN_MEANING[state.submission])],
      };
    case 'failed': {
      const isPrivate = state.failure.tag === 'private';
      return {
        ...plain,
        glyph: isPrivate ? 'private' : 'failed',
        // What stays here must at no moment look like what could not be checked.
        title: failureWords?.title ?? t(isPrivate ? 'titlePrivate' : 'failed'),
        scale: 'hatched',
        says: failureWords ? [failureWords.sentence] : [],
      };
    }
  }
}

const VERDICT_WORD = {
  malicious: 'malicious',
  suspicious: 'suspicious',
  'nothing-found': 'nothingFound',
  unknown: 'unknown',
} as const satisfies Record<Verdict['name'], MessageKey>;

const UNKNOWN_SAYS = {
  url: 'unknownUrl',
  domain: 'unknownDomain',
  ip: 'unknownIp',
  file: 'unknownFile',
} as const satisfies Record<IndicatorKind, MessageKey>;

const UNKNOWN_MEANING = {
  none: 'unknownMeaning',
  uncertain: 'saySubmissionLost',
  unfinished: 'stillAnalyzing',
} as const satisfies Record<string, MessageKey>;

/** The sentence of a verdict, and the one that keeps it from being read as more than it is. */
function verdictSays(verdict: Verdict, { kind, analysedAt }: Report): readonly string[] {
  const { counts, answered, threshold } = verdict;
  const total = number(answered);
  switch (verdict.name) {
    case 'malicious':
      return [tn('verdictMalicious', counts.malicious, total)];
    case 'suspicious':
      return [
        tn('verdictSuspicious', counts.malicious + counts.suspicious, total),
        t('belowThreshold', number(counts.malicious), number(counts.suspicious), number(threshold)),
      ];
    case 'nothing-found':
      return [
        tn('verdictNothing', answered),
        ...(analysedAt === null ? [] : [t('nothingCaveat', longDate(analysedAt))]),
      ];
    case 'unknown':
      return [t(canRescan(kind) ? 'verdictNoAnswer' : 'verdictNoAnswerHost')];
  }
}

function waitText(wait: Wait, now: number, quota: QuotaView | null): string {
  const until = Math.max(wait.until, now);
  switch (wait.window) {
    case 'minute':
      return t('failQuotaMinute', relative(until, now));
    case 'day':
      return quota
        ? t('failQuotaDay', number(quota.dayUsed), number(quota.limits.day), clockTime(until))
        : t('waitDay', clockTime(until));
    case 'month':
      return t('failQuotaMonth', dayMonth(until));
    case 'slow-down':
      return t('failTooMany', relative(until, now));
  }
}

function left(wait: Wait, now: number): string {
  return countdown(wait.until - now);
}
