import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Indicator } from '@/utils/domain/indicator';
import type { QuotaView } from '@/utils/domain/quota';
import type { Reading } from '@/utils/domain/reading';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { QuotaMeter } from '../parts/QuotaMeter';
import { Several } from '../popup/Several';
import { useKeys } from '../popup/use-keys';
import { EMPTY_FIELD, read, useReading } from '../popup/use-reading';
import { WillBeSent } from '../popup/WillBeSent';
import { t } from '../text';

interface CheckBarProps {
  readonly quota: QuotaView | null;
  /** The page shows nothing yet: the field is where one begins. */
  readonly empty?: boolean;
  /** The check that the page shows, if it shows one: what is private stays so. */
  readonly from?: string | null;
  readonly onCheck: (indicator: Indicator) => void;
  /** What stands at the bar's end. */
  readonly children?: ComponentChildren;
}

/** The bar of Assay's own tabs: the field that takes anything, what it would send, and what is spent (LOOK §6). */
export function CheckBar({ quota, empty = false, from = null, onCheck, children }: CheckBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [pressed, setPressed] = useState(false);
  const reading = useReading(text);

  useLayoutEffect(() => {
    if (empty) field.current?.focus();
  }, [empty]);
  const edit = (next: string): void => {
    setText(next);
    setPressed(false);
  };
  const go = (meant: Reading): void => {
    if (meant.means !== 'one' || meant.decision.decision === 'private') return;
    edit('');
    onCheck(meant.indicator);
  };
  const press = async (): Promise<void> => {
    setPressed(true);
    go(await read(text));
  };
  useKeys({
    onSlash: () => field.current?.focus(),
    onEscape: () => {
      if (text === '') return false;
      edit('');
      return true;
    },
  });

  return (
    <header class="bar">
      <Mark />
      <span class="bar-name" translate={false}>
        Assay
      </span>
      <search class="bar-search">
        <form
          class="field"
          onSubmit={(event) => {
            event.preventDefault();
            void press();
          }}
        >
          <Icon name="search" />
          <input
            ref={field}
            aria-label={t('fieldName')}
            placeholder={t('fieldHint')}
            title={t('lookupPrivate')}
            value={text}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={(event) => edit(event.currentTarget.value)}
          />
          {(empty || text.trim() !== '') && (
            <button type="submit" class={text.trim() === '' ? 'btn sm' : 'btn sm primary'}>
              {t('check')}
            </button>
          )}
        </form>
        <div class="bar-asked">
          <WillBeSent
            reading={pressed && text === '' ? EMPTY_FIELD : reading}
            pressed={pressed}
            keyless={false}
          />
          {reading.means === 'several' && text !== '' && (
            <Several
              reading={reading}
              text={text}
              from={from}
              onChoose={({ value }) => {
                edit(value);
                void read(value).then(go);
              }}
            />
          )}
        </div>
      </search>
      <QuotaMeter quota={quota} />
      {children}
    </header>
  );
}
