import { passphraseStrength } from '@/utils/domain/passphrase';
import { PASSPHRASE_AT_LEAST } from '@/utils/domain/secret-box';
import { number, t } from '../../text';

interface PassphraseFieldsProps {
  readonly passphrase: string;
  readonly again: string;
  readonly onPassphrase: (text: string) => void;
  readonly onAgain: (text: string) => void;
}

/** A new passphrase, twice, with a hint how hard it is to guess. It is kept only as long as the page is open. */
export function PassphraseFields({ passphrase, again, onPassphrase, onAgain }: PassphraseFieldsProps) {
  return (
    <div class="passphrase">
      <label class="option-note" for="backup-passphrase">
        {t('backupPassphrase')}
      </label>
      <PassphraseField id="backup-passphrase" value={passphrase} onInput={onPassphrase} hint="backup-hint" />
      <label class="option-note" for="backup-again">
        {t('backupPassphraseAgain')}
      </label>
      <PassphraseField id="backup-again" value={again} onInput={onAgain} hint="backup-hint" />
      <p class="option-note" id="backup-hint" role="status">
        {hintOf(passphrase, again)}
      </p>
    </div>
  );
}

interface PassphraseFieldProps {
  readonly id: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
  readonly hint?: string;
}

export function PassphraseField({ id, value, onInput, hint }: PassphraseFieldProps) {
  return (
    <span class="field">
      <input
        id={id}
        type="password"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-describedby={hint}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </span>
  );
}

const HINT = {
  weak: 'backupPassphraseWeak',
  fair: 'backupPassphraseFair',
  strong: 'backupPassphraseStrong',
} as const;

function hintOf(passphrase: string, again: string): string {
  if (passphrase === '') return '';
  const strength = passphraseStrength(passphrase);
  if (strength === 'short') return t('backupPassphraseShort', number(PASSPHRASE_AT_LEAST));
  if (again !== '' && again !== passphrase) return t('backupPassphraseDiffers');
  return t(HINT[strength]);
}
