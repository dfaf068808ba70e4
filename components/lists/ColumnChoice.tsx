import type { TableChoice } from '@/utils/domain/list-reader';
import type { TableGuess } from '@/utils/domain/list-sniff';
import { visibleText } from '@/utils/domain/visible-text';
import { number, t } from '../text';

interface Props {
  readonly guess: TableGuess;
  readonly chosen: TableChoice | null;
  readonly onChoose: (table: TableChoice | null) => void;
}

/** It looks like a table: one column of it, or everything that is found in its lines. */
export function ColumnChoice({ guess, chosen, onChoose }: Props) {
  const { columns, delimiter, header } = guess;
  return (
    <fieldset class="columns">
      <legend class="list-label">{t('listTable')}</legend>
      {columns.map(({ index, name, example, hits }) => (
        <label key={index} class="row">
          <input
            type="radio"
            name="column"
            checked={chosen?.column === index}
            onChange={() => onChoose({ delimiter, column: index, header })}
          />
          <span class="column">
            {t('listColumn', number(index + 1))} {name !== '' && <bdi>{visibleText(name, 40)}</bdi>}{' '}
            <bdi class="mono dim">{visibleText(example, 60)}</bdi>
            {hits === 0 && <span class="small dim"> {t('listColumnNothing')}</span>}
          </span>
        </label>
      ))}
      <label class="row">
        <input type="radio" name="column" checked={chosen === null} onChange={() => onChoose(null)} />
        {t('listWholeLines')}
      </label>
    </fieldset>
  );
}
