import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Indicator } from '@/utils/domain/indicator';
import type { QuotaView } from '@/utils/domain/quota';
import type { Reading } from '@/utils/domain/reading';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { QuotaMeter } from '../parts/QuotaMeter';
import { PagesMenu } from '../popup/PagesMenu';
import { Several } from '../popup/Several';
import { useKeys } from '../popup/use-keys';
import { read, useReading } from '../popup/use-reading';
import { WillBeSent } from '../popup/WillBeSent';
import { t } from '../text';

interface HeaderProps {
  readonly quota: QuotaView | null;
  /** Nothing is shown yet: the field is where one begins. */
  readonly empty: boolean;
  /** The check that the page shows: what is private stays so. */
  readonly from: string | null;
  readonly onCheck: (indicator: Indicator) => void;
}

/** The field that takes anything, what it would send, and what is spent. */
export function Header({ quota, empty, from, onCheck }: HeaderProps) {
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
    <>
      <header class="bar">
        <Mark />
        <span class="bar-name" translate={false}>
          Assay
        </span>
        <search class="rep-search">
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
            <button type="submit" class={text.trim() === '' ? 'btn sm' : 'btn sm primary'}>
              {t('check')}
            </button>
          </form>
        </search>
        <QuotaMeter quota={quota} />
        <PagesMenu />
      </header>
      <div class="rep-asked">
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
    </>
  );
}

const EMPTY_FIELD: Reading = {
  means: 'unreadable',
  failure: { tag: 'bad-input', why: { reason: 'empty' } },
};
