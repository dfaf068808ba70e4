import { t } from '../text';

interface SecretAnswersProps {
  /** Answers whether what looks like a secret is sent along, and gives the check up. */
  readonly handle: {
    answerSecrets(answer: 'remove' | 'keep'): Promise<unknown>;
    cancel(): Promise<unknown>;
  };
}

/** The three answers where a text looks as if it held a secret: without it, with it, or not at all. */
export function SecretAnswers({ handle }: SecretAnswersProps) {
  return (
    <div class="actions">
      <button type="button" class="btn primary" onClick={() => void handle.answerSecrets('remove')}>
        {t('sendWithout')}
      </button>
      <button type="button" class="btn" onClick={() => void handle.answerSecrets('keep')}>
        {t('sendAsIs')}
      </button>
      <button type="button" class="btn ghost" onClick={() => void handle.cancel()}>
        {t('dontSend')}
      </button>
    </div>
  );
}
