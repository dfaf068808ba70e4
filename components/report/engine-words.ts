import type { EngineCategory } from '@/utils/domain/report';
import type { GlyphName } from '../parts/Glyph';
import type { MessageKey } from '../text';

/** The shape of what an engine said, and the word where it gave no label of its own. */
export const ENGINE_WORDS = {
  malicious: { glyph: 'malicious', word: 'malicious' },
  suspicious: { glyph: 'suspicious', word: 'suspicious' },
  harmless: { glyph: 'nothing-found', word: 'harmless' },
  undetected: { glyph: 'nothing-found', word: 'undetected' },
  timeout: { glyph: 'skipped', word: 'engineTimeout' },
  'confirmed-timeout': { glyph: 'skipped', word: 'engineTimeout' },
  failure: { glyph: 'skipped', word: 'engineFailure' },
  'type-unsupported': { glyph: 'skipped', word: 'engineUnsupported' },
  other: { glyph: 'skipped', word: 'engineOther' },
} as const satisfies Record<EngineCategory, { glyph: GlyphName; word: MessageKey }>;
