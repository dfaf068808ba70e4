import { useRef, useState } from 'preact/hooks';
import type { EngineResult } from '@/utils/domain/report';
import { visibleText } from '@/utils/domain/visible-text';
import { Glyph } from '../parts/Glyph';
import { t } from '../text';
import { EngineTip } from './EngineTip';
import { ENGINE_WORDS } from './engine-words';

const TEXT_AT_MOST = 80;
const COLUMNS = [1, 2, 3] as const;

/**
 * Engines in as many columns as there is room for, read downwards. One stop for Tab, arrows inside; what is cut
 * and what there is no room for is shown at the engine that has the pointer, the focus or was pressed.
 */
export function EngineGrid({ engines }: { engines: readonly EngineResult[] }) {
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState<string | null>(null);
  const current = Math.min(at, engines.length - 1);

  const goTo = (next: number): void => {
    const to = Math.max(0, Math.min(engines.length - 1, next));
    setAt(to);
    list.current?.querySelectorAll<HTMLButtonElement>('.rep-engine')[to]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && shown !== null) {
      setShown(null);
      event.preventDefault();
      return;
    }
    const rows = rowsOf(list.current, engines.length);
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: rows, ArrowLeft: -rows }[event.key];
    if (step !== undefined) goTo(current + step);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(engines.length - 1);
    else return;
    event.preventDefault();
  };
  const rows = Object.fromEntries(
    COLUMNS.map((columns) => [`--rows-${columns}`, String(Math.ceil(engines.length / columns))]),
  );

  return (
    <div class="rep-engines-box">
      <ul class="rep-engines" ref={list} style={rows} onKeyDown={onKeyDown}>
        {engines.map((engine, index) => (
          <li
            key={engine.name}
            data-category={engine.category}
            onMouseEnter={() => setShown(engine.name)}
            onMouseLeave={() => setShown(null)}
          >
            <Row
              engine={engine}
              tabIndex={index === current ? 0 : -1}
              open={shown === engine.name}
              onFocus={() => {
                setAt(index);
                setShown(engine.name);
              }}
              onBlur={() => setShown(null)}
              onPress={() => setShown(engine.name)}
            />
            {shown === engine.name && <EngineTip engine={engine} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly engine: EngineResult;
  readonly tabIndex: number;
  readonly open: boolean;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onPress: () => void;
}

function Row({ engine, tabIndex, open, onFocus, onBlur, onPress }: RowProps) {
  const { glyph, word } = ENGINE_WORDS[engine.category];
  return (
    <button
      type="button"
      class="rep-engine"
      tabIndex={tabIndex}
      aria-expanded={open}
      onFocus={onFocus}
      onBlur={onBlur}
      onClick={onPress}
    >
      <Glyph name={glyph} size={12} />
      <bdi class="cut-text" lang="en" translate={false}>
        {visibleText(engine.name, TEXT_AT_MOST)}
      </bdi>
      {engine.label ? (
        <bdi class="label cut-text" lang="en" translate={false}>
          {visibleText(engine.label, TEXT_AT_MOST)}
        </bdi>
      ) : (
        <span class="label ours cut-text">{t(word)}</span>
      )}
    </button>
  );
}

/** Rows of a column as they are drawn: engines on the left edge share one offset. */
function rowsOf(list: HTMLElement | null, count: number): number {
  const items = [...(list?.children ?? [])] as HTMLElement[];
  const left = items[0]?.offsetLeft;
  const rows = items.findIndex(({ offsetLeft }) => offsetLeft !== left);
  return rows <= 0 ? count : rows;
}
