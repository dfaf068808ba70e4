import type { QuietHours } from '@/utils/domain/quiet-hours';
import { t } from '../text';
import { DraftTrouble } from './DraftTrouble';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';

/** What most people sleep through. */
const NIGHT: QuietHours = { from: 22 * 60, to: 7 * 60 };

interface QuietHoursRowProps {
  readonly hours: QuietHours | null;
  readonly save: SaveSettings;
}

/** When changes are kept back, in the user's own time; they are told when it ends. */
export function QuietHoursRow({ hours, save }: QuietHoursRowProps) {
  const draft = useDraft(hours, (quietHours) => save({ quietHours }));
  const { value } = draft;
  const put = (change: Partial<QuietHours>): void => {
    const next = { ...(value ?? NIGHT), ...change };
    // A stretch without a length would be all day or no time at all.
    if (next.from !== next.to) void draft.put(next);
  };
  return (
    <Row
      label={t('setQuiet')}
      control="quiet-hours"
      setting="quietHours"
      note={t('setQuietNote')}
      noteId="quiet-hours-note"
      status={<SaveStatus saving={draft.saving} />}
      trouble={<DraftTrouble draft={draft} />}
    >
      {value && (
        <span class="quiet">
          <Time label={t('setQuietFrom')} minutes={value.from} onTime={(from) => put({ from })} />
          <span aria-hidden="true">–</span>
          <Time label={t('setQuietTo')} minutes={value.to} onTime={(to) => put({ to })} />
        </span>
      )}
      <input
        class="switch"
        id="quiet-hours"
        type="checkbox"
        aria-describedby="quiet-hours-note"
        checked={value !== null}
        onChange={() => void draft.put(value ? null : NIGHT)}
      />
    </Row>
  );
}

interface TimeProps {
  readonly label: string;
  readonly minutes: number;
  readonly onTime: (minutes: number) => void;
}

function Time({ label, minutes, onTime }: TimeProps) {
  const two = (n: number): string => String(n).padStart(2, '0');
  return (
    <input
      class="btn sm"
      type="time"
      aria-label={label}
      value={`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`}
      onChange={(event) => {
        const [hour = Number.NaN, minute = Number.NaN] = event.currentTarget.value.split(':').map(Number);
        // A field that is being cleared has no time yet.
        if (Number.isInteger(hour * 60 + minute)) onTime(hour * 60 + minute);
      }}
    />
  );
}
