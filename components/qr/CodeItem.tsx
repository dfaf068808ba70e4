import { useEffect, useId, useState } from 'preact/hooks';
import type { FoundCode } from '@/utils/domain/code';
import { codeContent } from '@/utils/domain/code-content';
import type { Reading } from '@/utils/domain/reading';
import { visibleText } from '@/utils/domain/visible-text';
import { Address } from '../parts/Address';
import { NOTHING, read } from '../popup/use-reading';
import { WillBeSent } from '../popup/WillBeSent';
import { bytes, t } from '../text';
import { codeWords } from './code-words';

interface Props {
  readonly code: FoundCode;
  readonly keyless: boolean;
  readonly onText: (text: string) => void;
}

/** One code: what it is for, its text, and the button where there is something in it that VirusTotal may know. */
export function CodeItem({ code: { text, binaryBytes }, keyless, onText }: Props) {
  const id = useId();
  const { kind, shown, readable } = codeContent(text);
  const [reading, setReading] = useState<Reading | null>(null);
  useEffect(() => {
    let outdated = false;
    // What stays here is not even given to the reader.
    void (readable && binaryBytes === 0 ? read(text) : Promise.resolve(NOTHING)).then((next) => {
      if (!outdated) setReading(next);
    });
    return () => {
      outdated = true;
    };
  }, [text, readable, binaryBytes]);

  // The reader itself failed: nothing is known of the text, least of all that there is nothing in it.
  const isUnread = reading?.means === 'unreadable' && reading.failure.tag !== 'bad-input';
  const words = reading && codeWords({ kind, reading, isBinary: binaryBytes > 0 });
  const isOne = reading?.means === 'one';
  const mayCheck = reading?.means === 'several' || (isOne && reading.decision.decision !== 'private');
  return (
    <li class="code" data-code={binaryBytes > 0 ? 'binary' : kind} aria-labelledby={id}>
      <p class="eyebrow" id={id}>
        {words && t(words.title)}
      </p>
      {binaryBytes > 0 ? (
        <p>{t('codeBytes', bytes(binaryBytes))}</p>
      ) : (
        !(isOne && isSentAsIs(reading, text)) && (
          <p class="code-text">
            {isOne && kind === 'text' && !/\s/.test(text) ? <Address text={text} /> : <Plain text={shown} />}
          </p>
        )
      )}
      {(isOne || isUnread) && <WillBeSent reading={reading} pressed={isUnread} keyless={keyless} />}
      {!isUnread && words?.sentence && <p class="small muted">{t(words.sentence)}</p>}
      {mayCheck && (
        <button type="button" class="btn sm primary" aria-describedby={id} onClick={() => onText(text)}>
          {t(isOne ? 'codeCheck' : 'codeCheckInside')}
        </button>
      )}
    </li>
  );
}

/** Foreign text with its lines; hidden characters are shown as what they are. */
function Plain({ text }: { text: string }) {
  return (
    <bdi class="ind" translate={false}>
      {visibleText(text)}
    </bdi>
  );
}

/** Then one line says both what the code holds and what will be sent. */
function isSentAsIs({ decision }: Extract<Reading, { means: 'one' }>, text: string): boolean {
  return (
    (decision.decision === 'send' && decision.value === text) ||
    (decision.decision === 'ask' && decision.asIs === text)
  );
}
