import { PUBLIC_KEY_LIMITS } from '@/utils/domain/quota';
import type { Settings } from '@/utils/domain/settings';
import { percent, t, tn } from '../text';
import { Choice } from './Choice';
import { DraftTrouble } from './DraftTrouble';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';

const SHARES = [0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9];

interface ReserveProps {
  readonly settings: Settings;
  /** Requests a day of this account, once known. */
  readonly day: number | undefined;
  readonly save: SaveSettings;
}

/** The part of the day that what runs by itself leaves to the user's own checks. */
export function Reserve({ settings, day, save }: ReserveProps) {
  const draft = useDraft(settings.reserve, (reserve) => save({ reserve }));
  return (
    <Row
      label={t('setReserve')}
      control="reserve"
      setting="reserve"
      note={t('setReserveNote')}
      status={<SaveStatus saving={draft.saving} />}
      trouble={<DraftTrouble draft={draft} />}
    >
      <Choice
        id="reserve"
        value={draft.value}
        options={SHARES}
        text={(share) =>
          tn('setReserveOption', Math.round(share * (day ?? PUBLIC_KEY_LIMITS.day)), percent(share))
        }
        onChange={(share) => void draft.put(share)}
      />
    </Row>
  );
}
