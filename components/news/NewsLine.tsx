import { useEffect, useState } from 'preact/hooks';
import { call } from '@/utils/rpc/client';
import { Icon } from '../parts/Icon';
import { t } from '../text';
import { newestSince } from './releases';

/** After an update one quiet line, until the page about it is opened or the line is closed. */
export function NewsLine() {
  const [since, setSince] = useState<string | null>(null);
  useEffect(() => {
    void call('newsSince', null).then((reply) => reply.ok && setSince(reply.value));
  }, []);
  const release = since === null ? undefined : newestSince(since);
  if (!release) return null;
  return (
    <p class="news small">
      <span>
        {t('newsUpdated', release.version)}{' '}
        <a href="/workspace.html#news" target="_blank" rel="noopener">
          {t('newsTitle')}
        </a>
      </span>
      <button
        type="button"
        class="btn ghost sm icon"
        aria-label={t('close')}
        onClick={() => {
          setSince(null);
          void call('newsRead', null);
        }}
      >
        <Icon name="x" />
      </button>
    </p>
  );
}
