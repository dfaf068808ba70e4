import type { Settings } from '@/utils/domain/settings';
import { type MessageKey, type PluralKey, t, tn } from '../text';
import { Choice } from './Choice';
import { DraftTrouble } from './DraftTrouble';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';

type Kept = 'historyKeepDays' | 'historyKeepEntries' | 'logKeepDays';

const ROWS = [
  ['historyKeepDays', 'setKeepHistory', 'setDays', [7, 30, 90, 365, 1_095, 3_650]],
  ['historyKeepEntries', 'setKeepEntries', 'historyEntries', [100, 1_000, 10_000, 50_000, 100_000]],
  ['logKeepDays', 'setKeepLog', 'setDays', [7, 30, 90, 365, 1_095]],
] as const satisfies readonly (readonly [Kept, MessageKey, PluralKey, readonly number[]])[];

interface RetentionProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
}

/** How long history and log are kept; what is older goes by itself. */
export function Retention({ settings, save }: RetentionProps) {
  return (
    <>
      {ROWS.map(([name, label, unit, options]) => (
        <Keep key={name} {...{ name, label, unit, options, settings, save }} />
      ))}
    </>
  );
}

interface KeepProps extends RetentionProps {
  readonly name: Kept;
  readonly label: MessageKey;
  readonly unit: PluralKey;
  readonly options: readonly number[];
}

function Keep({ name, label, unit, options, settings, save }: KeepProps) {
  const draft = useDraft(settings[name], (value) => save({ [name]: value }));
  return (
    <Row
      label={t(label)}
      control={name}
      setting={name}
      note={name === 'historyKeepDays' ? t('setKeepNote') : undefined}
      status={<SaveStatus saving={draft.saving} />}
      trouble={<DraftTrouble draft={draft} />}
    >
      <Choice
        id={name}
        value={draft.value}
        options={options}
        text={(option) => tn(unit, option)}
        onChange={(value) => void draft.put(value)}
      />
    </Row>
  );
}
