import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { DETAILS_MAX } from '@/utils/domain/details';
import { number, t } from '../text';
import { LongList } from './LongList';

const ROW_HEIGHT = 20;

interface MoreListProps<Item> {
  readonly items: readonly Item[];
  /** Shown before the rest is asked for. */
  readonly first: number;
  /** No more are shown; one more than that says that there is a rest. */
  readonly most?: number;
  readonly draw: (item: Item) => ComponentChildren;
  readonly class?: string;
}

/** The first few of a list, and a button for the rest: it is here already and costs nothing. */
export function MoreList<Item>(props: MoreListProps<Item>) {
  const { first, most = DETAILS_MAX, draw, class: classes = 'rep-list' } = props;
  const items = props.items.slice(0, most);
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, first);
  const keyed = shown.map((item, at) => ({ item, key: String(at) }));
  return (
    <>
      <LongList
        class={classes}
        items={keyed}
        rowHeight={ROW_HEIGHT}
        keyOf={({ key }) => key}
        draw={({ item }) => draw(item)}
      />
      {items.length > shown.length && (
        <button type="button" class="linkish small" onClick={() => setAll(true)}>
          {t('repMoreItems', number(items.length - shown.length))}
        </button>
      )}
      {items.length === shown.length && props.items.length > most && (
        <p class="small dim">{t('repCut', number(most))}</p>
      )}
    </>
  );
}
