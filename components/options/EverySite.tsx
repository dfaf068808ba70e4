import { useState } from 'preact/hooks';
import { t } from '../text';
import { Below } from './Below';
import type { PageDoors } from './page-doors';
import { Row } from './Row';

interface EverySiteProps {
  readonly isHeld: boolean;
  readonly isNeeded: boolean;
  readonly doors: PageDoors;
  readonly reload: () => Promise<void>;
}

/**
 * The browser's permission for all sites, while it is held and nothing needs it. It is given back by a click of its
 * own, because Chromium then asks about VirusTotal's site, which nobody would expect of switching marks off.
 */
export function EverySite({ isHeld, isNeeded, doors, reload }: EverySiteProps) {
  const [isLost, setLost] = useState(false);
  if (!isLost && (!isHeld || isNeeded)) return null;
  const leave = async (): Promise<void> => {
    // The browser asks only while the click lasts, so nothing may be awaited before this.
    const kept = await doors.leaveEverySite().catch(() => false);
    setLost(!kept);
    await reload();
  };
  return (
    <Row
      label={t('setEverySite')}
      trouble={
        <Below>
          <p class="option-problem" role="alert">
            {isLost ? t('setEverySiteLost') : ''}
          </p>
        </Below>
      }
      labelId="every-site"
      note={
        import.meta.env.FIREFOX ? t('setEverySiteNote') : [t('setEverySiteNote'), ' ', t('setEverySiteAsk')]
      }
    >
      <button type="button" class="btn sm" id="leave-every-site" onClick={() => void leave()}>
        {isLost ? t('allowAccess') : t('setEverySiteLeave')}
      </button>
    </Row>
  );
}
