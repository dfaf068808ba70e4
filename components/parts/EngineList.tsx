import type { EngineCategory, EngineResult } from '@/utils/domain/report';
import { visibleText } from '@/utils/domain/visible-text';
import { locale, type MessageKey, t } from '../text';
import { Glyph, type GlyphName } from './Glyph';

/** Worst first, and the word for an engine that gave no label of its own. */
const CATEGORIES = {
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

const RANK = Object.keys(CATEGORIES);
const LABEL_AT_MOST = 80;

/** Whether an engine speaks against it. */
export function flags(engine: EngineResult): boolean {
  return engine.category === 'malicious' || engine.category === 'suspicious';
}

/** Flagging engines first, then the rest, each group by name. */
export function sortedEngines(engines: readonly EngineResult[]): readonly EngineResult[] {
  const names = new Intl.Collator(locale(), { numeric: true });
  return [...engines].sort(
    (a, b) => RANK.indexOf(a.category) - RANK.indexOf(b.category) || names.compare(a.name, b.name),
  );
}

/** Engines with their own labels, quoted as they came: hostile text, drawn as text. */
export function EngineList({ engines }: { engines: readonly EngineResult[] }) {
  return (
    <ul class="engines">
      {engines.map((engine) => {
        const { glyph, word } = CATEGORIES[engine.category];
        const label = engine.label ? visibleText(engine.label, LABEL_AT_MOST) : null;
        return (
          <li key={engine.name} data-category={engine.category}>
            <Glyph name={glyph} size={12} />
            <bdi class="cut-text" lang="en" translate={false}>
              {visibleText(engine.name, LABEL_AT_MOST)}
            </bdi>
            {label ? (
              <bdi class="label cut-text" lang="en" translate={false} title={label}>
                {label}
              </bdi>
            ) : (
              <span class="label ours cut-text">{t(word)}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
