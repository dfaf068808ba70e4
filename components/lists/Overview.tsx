import { useCallback, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { ListView } from '@/utils/domain/list';
import { visibleText } from '@/utils/domain/visible-text';
import { call, callTwice } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import { PageFailure } from '../parts/PageFailure';
import { useNow } from '../parts/use-now';
import { t } from '../text';
import { Shell } from '../workspace/Shell';
import { useQuota } from '../workspace/use-quota';
import { useTopic } from '../workspace/use-topic';
import { Ask } from './Ask';
import { OverviewRow } from './OverviewRow';

/** All lists, newest first: how far each is, and what was found. */
export function Overview() {
  const quota = useQuota(call, watch);
  const { result, reload } = useTopic<readonly ListView[]>(
    'lists',
    useCallback(() => callTwice('lists', null), []),
  );
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const [removing, setRemoving] = useState<ListView | null>(null);
  const lists = result?.ok ? result.value : null;
  const now = useNow(lists?.some(({ stage }) => stage === 'running') ?? false);
  const failure = trouble ?? (result && !result.ok ? result.failure : null);

  const act = async (name: 'pauseList' | 'startList' | 'removeList', view: ListView): Promise<void> => {
    const list = view.id;
    const reply =
      name === 'startList'
        ? await call(name, { list, submitUnknown: view.submitUnknown })
        : await call(name, { list });
    setTrouble(reply.ok ? null : reply.failure);
    reload();
  };

  return (
    <Shell quota={quota} current="lists">
      <div class="page-head">
        <div class="grow">
          <h1>{t('tabLists')}</h1>
          <p class="muted">{t('listsAbout')}</p>
        </div>
        <a class="btn primary" href="#lists&new">
          {t('listNew')}
        </a>
      </div>
      {failure && (
        <div class="rows-none" role="alert">
          <PageFailure failure={failure} steps={{ retry: reload }} />
        </div>
      )}
      {lists?.length === 0 && <p class="rows-none muted">{t('listsNone')}</p>}
      {lists && lists.length > 0 && (
        <ul class="panel overview">
          {lists.map((view) => (
            <OverviewRow
              key={view.id}
              view={view}
              now={now}
              onPause={() => void act('pauseList', view)}
              onResume={() => void act('startList', view)}
              onRemove={() => setRemoving(view)}
            />
          ))}
        </ul>
      )}
      {removing && (
        <Ask
          title={t('listRemoveAsk', visibleText(removing.name, 100))}
          yes={t('listRemove')}
          onClose={() => setRemoving(null)}
          onYes={() => void act('removeList', removing)}
        >
          <p class="muted">{t('listRemoveSay')}</p>
        </Ask>
      )}
    </Shell>
  );
}
