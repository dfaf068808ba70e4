import { mixesScripts } from '@/utils/domain/mixed-script';
import { splitAddress } from '@/utils/domain/split-address';
import { t } from '../text';

/** Warns of a host that mixes alphabets, as one does that imitates another (faults.md §5.22). */
export function ImitationNote({ text }: { text: string }) {
  if (!mixesScripts(splitAddress(text).host)) return null;
  return (
    <p class="small">
      <strong>{t('mixedScripts')}</strong>
    </p>
  );
}
