import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { BadLine, ListView } from '@/utils/domain/list';
import { visibleText } from '@/utils/domain/visible-text';
import { callTwice } from '@/utils/rpc/client';
import { Dialog } from '../parts/Dialog';
import { failureText } from '../parts/failure-text';
import { PageFailure } from '../parts/PageFailure';
import { number, t, tn } from '../text';

const PART = 200;

/** The lines with nothing in them that can be checked: which, what stood there, and why. */
export function BadLines({ view, onClose }: { view: ListView; onClose: () => void }) {
  const [lines, setLines] = useState<readonly BadLine[]>([]);
  const [wanted, setWanted] = useState(PART);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let gone = false;
    void callTwice('badLines', { list: view.id, offset: 0, limit: wanted }).then((reply) => {
      if (gone) return;
      if (reply.ok) setLines(reply.value);
      setFailure(reply.ok ? null : reply.failure);
    });
    return () => {
      gone = true;
    };
  }, [view.id, wanted]);
  return (
    <Dialog title={tn('listReadBad', view.read.bad)} onClose={onClose}>
      {failure && <PageFailure failure={failure} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <ol class="bad-lines" tabIndex={0}>
        {lines.map(({ line, text, why }) => (
          <li key={line}>
            <p class="dim small">{t('listLine', number(line))}</p>
            <p class="mono">
              <bdi>{visibleText(text, 200)}</bdi>
            </p>
            <p class="small muted">{failureText({ tag: 'bad-input', why }, 0, null).sentence}</p>
          </li>
        ))}
      </ol>
      <p class="actions-row">
        {lines.length >= wanted && lines.length < view.read.bad && (
          <button type="button" class="btn" onClick={() => setWanted((shown) => shown + PART)}>
            {t('dlMore')}
          </button>
        )}
        <button type="button" class="btn" onClick={onClose}>
          {t('close')}
        </button>
      </p>
    </Dialog>
  );
}
