import { useEffect, useState } from 'preact/hooks';
import { Glyph } from '../parts/Glyph';
import { number, t } from '../text';
import { CodeItem } from './CodeItem';
import { type Ending, endingText } from './ending-text';
import type { PictureSource } from './picture-source';
import { type Outcome, readSource } from './read-source';

interface Props {
  readonly source: PictureSource;
  readonly keyless: boolean;
  readonly onText: (text: string) => void;
  /** The file is to be hashed instead; null where it is no file. */
  readonly onHash: (() => void) | null;
  readonly onCancel: () => void;
}

/** The codes in a picture: read here, shown as they are, and only then, one by one, checked. */
export function CodesPane({ source, keyless, onText, onHash, onCancel }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    let outdated = false;
    setOutcome(null);
    void readSource(source).then((next) => {
      if (!outdated) setOutcome(next);
    });
    return () => {
      outdated = true;
    };
  }, [source]);

  const codes = outcome && 'codes' in outcome ? outcome.codes : [];
  return (
    <>
      <div role="status">
        {outcome === null && <Looking />}
        {outcome && codes.length > 0 && (
          <section class="several codes-head" aria-labelledby="codes">
            <h1 id="codes">{t('codesFound', number(codes.length))}</h1>
            <p class="muted small">{t(isElsewhere(source, outcome) ? 'codesFromTab' : 'codesSay')}</p>
          </section>
        )}
        {outcome && codes.length === 0 && <Ended ending={endingOf(source, outcome)} />}
      </div>
      {codes.length > 0 && (
        <ul class="codes">
          {codes.map((code) => (
            <CodeItem key={`${code.binaryBytes} ${code.text}`} {...{ code, keyless, onText }} />
          ))}
        </ul>
      )}
      <div class="actions">
        {onHash && (
          <button type="button" class="btn" onClick={onHash}>
            {t('codesHash')}
          </button>
        )}
        <button type="button" class="btn" onClick={onCancel}>
          {t(outcome === null ? 'cancel' : 'goBack')}
        </button>
      </div>
    </>
  );
}

function Looking() {
  return (
    <section class="band" aria-labelledby="codes" data-phase="reading-codes">
      <div class="head">
        <Glyph name="looking" size={24} />
        <h1 id="codes">{t('codesLooking')}</h1>
      </div>
      <p class="say">{t('codesLookingSay')}</p>
    </section>
  );
}

function Ended({ ending }: { ending: Ending }) {
  const { glyph, title, sentence } = endingText(ending);
  return (
    <section class="band" aria-labelledby="codes" data-phase="no-codes" data-ending={ending}>
      <div class="head">
        <Glyph name={glyph} size={24} />
        <h1 id="codes">{t(title)}</h1>
      </div>
      <p class="say">{t(sentence)}</p>
    </section>
  );
}

/** A picture was pointed at, and what was found is on the page around it or cannot be told apart from it. */
function isElsewhere(source: PictureSource, outcome: Outcome): boolean {
  return source !== 'tab' && 'where' in outcome && outcome.where === 'tab';
}

function endingOf(source: PictureSource, outcome: Outcome): Ending {
  if ('refused' in outcome) return outcome.refused;
  return source instanceof File ? 'none-in-file' : 'none-on-page';
}
