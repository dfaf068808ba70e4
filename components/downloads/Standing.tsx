import type { DownloadAccess } from '@/utils/domain/download';
import type { Settings } from '@/utils/domain/settings';
import { Icon } from '../parts/Icon';
import { type MessageKey, t } from '../text';

/** Where in the settings downloads are. */
const SETTINGS = '/options.html#itself';

interface StandingProps {
  readonly mode: Settings['downloads'];
  readonly access: DownloadAccess | null;
}

/** What happens to finished downloads as things stand, and the way to change it. */
export function Standing({ mode, access }: StandingProps) {
  const missing = mode !== 'off' && access !== null && !access.downloads;
  return (
    <p class="muted">
      {t(missing ? 'dlNoPermission' : MODE[mode])} <a href={SETTINGS}>{t('openSettings')}</a>
    </p>
  );
}

const MODE = { off: 'dlOff', ask: 'dlAsk', on: 'dlOn' } as const satisfies Record<
  Settings['downloads'],
  MessageKey
>;

/** Said once above the list, not in every row: the file itself could be read, but may not be (DESIGN §5). */
export function FileHint({ mode, access }: StandingProps) {
  if (mode === 'off' || access === null || !access.downloads || canRead(access)) return null;
  return (
    <p class="dl-hint small">
      <Icon name="file" />
      <span>
        {t(access.supported ? 'fileAccessHint' : 'fileAccessNever')}{' '}
        {access.supported && <a href={SETTINGS}>{t('openSettings')}</a>}
      </span>
    </p>
  );
}

/** Assay may read finished files. */
export function canRead({ supported, allowed, granted }: DownloadAccess): boolean {
  return supported && allowed && granted;
}
