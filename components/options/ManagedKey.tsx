import { t } from '../text';
import { LockedNote } from './LockedNote';
import { Row } from './Row';

interface ManagedKeyProps {
  readonly host: string;
  readonly busy: boolean;
  readonly onTest: () => void;
}

/** An administrator's key: it is used and can be tested, and nothing of it is shown. */
export function ManagedKey({ host, busy, onTest }: ManagedKeyProps) {
  return (
    <Row
      label={t('keyLabel')}
      labelId="key-label"
      note={
        <>
          {t('managedKeyNote', host)} <LockedNote />
        </>
      }
    >
      <button class="btn sm" type="button" aria-disabled={busy} onClick={() => busy || onTest()}>
        {t('setKeyTest')}
      </button>
    </Row>
  );
}
