import type { Indicator } from '@/utils/domain/indicator';
import { hashName } from '@/utils/domain/indicator';
import type { RowState } from '@/utils/domain/list';
import type { GlyphName } from '../parts/Glyph';
import { type MessageKey, t } from '../text';

/** The word of each state; a list has room for one. */
export const STATE_WORD = {
  malicious: 'malicious',
  suspicious: 'suspicious',
  'nothing-found': 'nothingFound',
  unknown: 'dlUnknown',
  failed: 'historyFailed',
  'not-sent': 'basisNotSent',
  waiting: 'waiting',
} as const satisfies Record<RowState, MessageKey>;

export const STATE_GLYPH: Readonly<Record<RowState, GlyphName>> = {
  malicious: 'malicious',
  suspicious: 'suspicious',
  'nothing-found': 'nothing-found',
  unknown: 'unknown',
  failed: 'failed',
  'not-sent': 'private',
  waiting: 'waiting',
};

const KIND = {
  url: 'kindUrl',
  domain: 'kindDomain',
  ip: 'kindIp',
  file: 'kindHash',
} as const satisfies Record<Indicator['kind'], MessageKey>;

/** “Link”, “Domain”, “SHA-256”. */
export function kindWord({ kind, value }: Indicator): string {
  return (kind === 'file' ? hashName(value) : undefined) ?? t(KIND[kind]);
}
