import { useState } from 'preact/hooks';
import type { ObjectRef } from '@/utils/domain/community';
import type { Failure } from '@/utils/domain/failure';
import type { Indicator } from '@/utils/domain/indicator';
import { reportFragment } from '@/utils/domain/report-address';
import { visibleText } from '@/utils/domain/visible-text';
import { FailureNote } from '../parts/FailureNote';
import { nextSteps } from '../parts/next-steps';
import { t } from '../text';
import { useSurroundings } from './surroundings';

const NAME_AT_MOST = 200;

interface CheckThisProps {
  /** What it is called, for its button's name. */
  readonly name: string;
  /** By VirusTotal's id where that is known. */
  readonly object: ObjectRef | null;
  /** By what would be sent; null where only the id is known. */
  readonly indicator: Indicator | null;
}

/**
 * Opens the report of something that a report names, in a tab of its own: at most one request. Out of a private
 * window only a check can be opened, because an address of it would be kept.
 */
export function CheckThis({ name, object, indicator }: CheckThisProps) {
  const { call, checkId, ephemeral, gateway, requestOrigin } = useSurroundings();
  const [failure, setFailure] = useState<Failure | null>(null);
  const label = t('repCheckOne', visibleText(name, NAME_AT_MOST));
  if (object && !ephemeral) {
    return (
      <a
        class="btn sm"
        href={`/report.html#${reportFragment(object)}`}
        target="_blank"
        rel="noopener"
        aria-label={label}
      >
        {t('check')}
      </a>
    );
  }
  if (!object && !indicator) return null;
  const start = async (): Promise<void> => {
    const reply = object
      ? await call('openReport', { ...object, from: checkId })
      : indicator &&
        (await call('startCheck', { indicator, origin: 'popup', secrets: 'ask', from: checkId }));
    if (!reply) return;
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok)
      window.open(`/report.html#check=${encodeURIComponent(reply.value.id)}`, '_blank', 'noopener');
  };
  return (
    <>
      <button type="button" class="btn sm" aria-label={label} onClick={() => void start()}>
        {t('check')}
      </button>
      {failure && (
        <FailureNote
          failure={failure}
          gateway={gateway}
          steps={nextSteps(failure, () => void start(), requestOrigin)}
        />
      )}
    </>
  );
}
