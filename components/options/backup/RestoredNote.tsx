import type { SecretOutcome, WatchRestored } from '@/utils/domain/transfer';
import { PageFailure } from '../../parts/PageFailure';
import { t, tn } from '../../text';
import { PART_WORD } from './part-words';
import type { Restored } from './restore-backup';
import { settingNames } from './setting-names';

/** What was restored and what was left out, a part a line. */
export function RestoredNote({ restored }: { readonly restored: Restored }) {
  const { settings, lists, watchlist, history, secrets } = restored;
  return (
    <dl class="restored">
      {settings && (
        <Part title={t(PART_WORD.settings)}>
          {tn('backupChanged', settings.changed)}
          {settings.withheld.length > 0 && t('backupWithheld', settingNames(settings.withheld))}
          {settings.locked.length > 0 && t('backupLocked', settingNames(settings.locked))}
        </Part>
      )}
      {lists && <Part title={t(PART_WORD.lists)}>{addedTo(lists)}</Part>}
      {watchlist && <Part title={t(PART_WORD.watchlist)}>{watched(watchlist)}</Part>}
      {history && <Part title={t(PART_WORD.history)}>{addedTo(history)}</Part>}
      {secrets?.opened && (
        <Part title={t(PART_WORD.secrets)}>
          {SAID.key(secrets.key)}
          {SAID.webhook(secrets.webhook)}
          {(secrets.key === 'managed' || secrets.webhook === 'managed') && t('backupKeyKept')}
          {[secrets.key, secrets.webhook].map((one) =>
            typeof one === 'object' ? <PageFailure key={one.tag} failure={one} /> : null,
          )}
        </Part>
      )}
    </dl>
  );
}

/** Each of the children that is there on a line of its own. */
function Part({ title, children }: { readonly title: string; readonly children: unknown }) {
  const lines = (Array.isArray(children) ? children.flat() : [children]).filter(Boolean);
  return (
    <div>
      <dt>{title}</dt>
      {lines.map((line, place) => (
        <dd key={String(place)}>{line}</dd>
      ))}
    </div>
  );
}

function addedTo({
  added,
  already,
}: {
  readonly added: number;
  readonly already: number;
}): readonly string[] {
  return [tn('backupAdded', added), already > 0 ? tn('backupAlready', already) : ''];
}

function watched({ held, refused, paused, ...counts }: WatchRestored): readonly string[] {
  return [
    ...addedTo(counts),
    held > 0 ? tn('backupHeld', held) : '',
    refused > 0 ? tn('backupRefused', refused) : '',
    paused > 0 ? tn('backupPaused', paused) : '',
  ];
}

const SAID = {
  key(outcome: SecretOutcome): string {
    if (outcome === 'elsewhere') return t('backupKeyElsewhere');
    return outcome === 'saved' ? t('backupKeyIn') : '';
  },
  webhook: (outcome: SecretOutcome): string => (outcome === 'saved' ? t('backupWebhookIn') : ''),
};
