import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/Icon';
import { t } from '../text';
import { PinPicture } from './PinPicture';

/** Whose toolbar: the ways to the icon differ. */
export type Toolbar = 'chromium' | 'firefox';

interface PinIconProps {
  readonly toolbar: Toolbar;
  readonly isOnToolbar: () => Promise<boolean>;
}

const HOW = { chromium: 'welcomePinChrome', firefox: 'welcomePinFirefox' } as const;

/** How to bring the icon into the toolbar; no extension may do that itself. Says when it is there. */
export function PinIcon({ toolbar, isOnToolbar }: PinIconProps) {
  const pinned = usePinned(isOnToolbar);
  return (
    <section class="pin" aria-labelledby="pin">
      <h2 id="pin">{t('welcomePin')}</h2>
      <p class="muted">{t(HOW[toolbar])}</p>
      <p class="pinned" role="status">
        {pinned && (
          <>
            <Icon name="check" />
            {t('welcomePinned')}
          </>
        )}
      </p>
      <PinPicture toolbar={toolbar} />
    </section>
  );
}

/** Asked again whenever one comes back from the toolbar: the browser tells nobody everywhere. */
function usePinned(isOnToolbar: () => Promise<boolean>): boolean {
  const [pinned, setPinned] = useState(false);
  useEffect(() => {
    // A browser that does not say it is no trouble of anybody's: the sentence above stays.
    const look = (): void => void isOnToolbar().then(setPinned, () => setPinned(false));
    look();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [isOnToolbar]);
  return pinned;
}
