import { useCallback, useEffect } from 'preact/hooks';
import type { KeyState } from '@/utils/domain/key-state';
import { permalink } from '@/utils/domain/permalink';
import type { QuotaView } from '@/utils/domain/quota';
import { reportFragment } from '@/utils/domain/report-address';
import type { Call } from '@/utils/rpc/client';
import { useLoaded } from '../options/use-loaded';
import { t } from '../text';

/** A domain that is reserved for examples (RFC 2606): nobody's page, and the same for everybody. */
const EXAMPLE = 'https://example.com/';

/** The SHA-256 of the EICAR test file: 68 harmless characters that engines agree to report. */
const EICAR = {
  kind: 'file',
  id: '275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f',
} as const;

interface TryOutProps {
  readonly call: Call;
  /** Told anew when the key or its account changes. */
  readonly quota: QuotaView | null;
}

/** Two things to try Assay on, neither of which is asked about before it is clicked. */
export function TryOut({ call, quota }: TryOutProps) {
  const { result, load } = useLoaded<KeyState>(useCallback(() => call('keyState', null), [call]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a saved key shows in the quota, which is told anew.
  useEffect(() => void load(), [load, quota]);
  const keyless = result?.ok === true && !result.value.set;
  const file = keyless ? permalink(EICAR) : `/report.html#${reportFragment(EICAR)}`;
  return (
    <>
      <div class="option">
        <p class="option-text">{t('welcomeTryLink', t('menuLink'))}</p>
        <a class="mono" href={EXAMPLE} target="_blank" rel="noopener noreferrer" translate={false}>
          example.com
        </a>
      </div>
      <div class="option">
        <p class="option-text">{t('welcomeTryFile')}</p>
        <a class="btn sm" href={file} target="_blank" rel="noopener noreferrer">
          {keyless ? t('openOnVt') : t('welcomeTryOpen')}
        </a>
      </div>
      {keyless && <p class="option option-note">{t('noKeyMode')}</p>}
    </>
  );
}
