import { FailureNote } from '../parts/FailureNote';
import { nextSteps } from '../parts/next-steps';
import { type MessageKey, t } from '../text';
import type { Pages } from './use-pages';

interface Props<Item> {
  readonly pages: Pages<Item>;
  readonly gateway: string | null;
  /** The button before the first page; it names the cost. */
  readonly first: MessageKey;
  readonly next: MessageKey;
}

/** The button that spends a request on the next page, and what became of it. */
export function LoadMore<Item>({ pages, gateway, first, next }: Props<Item>) {
  const load = (): void => void pages.load();
  return (
    <>
      {pages.failure && (
        <FailureNote failure={pages.failure} gateway={gateway} steps={nextSteps(pages.failure, load)} />
      )}
      <p role="status" class="small muted">
        {pages.loading ? t('listLoading') : ''}
      </p>
      {!pages.failure && (pages.items === null || pages.more) && (
        <button type="button" class="btn sm" disabled={pages.loading} onClick={load}>
          {t(pages.loading ? 'lookingUp' : pages.items === null ? first : next)}
        </button>
      )}
    </>
  );
}
