import { useState } from 'preact/hooks';
import type { ObjectRef } from '@/utils/domain/community';
import type { Failure } from '@/utils/domain/failure';
import { call } from '@/utils/rpc/client';
import { Dialog } from '../parts/Dialog';
import { FailureNote } from '../parts/FailureNote';
import { t } from '../text';

type Ballot = 'harmless' | 'malicious';

/** Votes once, after a question: VirusTotal has no way to take a vote back. */
export function CastVote({ object, gateway }: { object: ObjectRef; gateway: string | null }) {
  const [asked, setAsked] = useState<Ballot | null>(null);
  const [cast, setCast] = useState<Ballot | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const vote = async (verdict: Ballot): Promise<void> => {
    setAsked(null);
    setBusy(true);
    setFailure(null);
    const reply = await call('castVote', { ...object, verdict });
    setBusy(false);
    if (reply.ok) setCast(verdict);
    else setFailure(reply.failure);
  };

  return (
    <>
      <div class="actions-row">
        <button type="button" class="btn sm" disabled={busy} onClick={() => setAsked('harmless')}>
          {t('voteHarmless')}
        </button>
        <button type="button" class="btn sm" disabled={busy} onClick={() => setAsked('malicious')}>
          {t('voteMalicious')}
        </button>
      </div>
      <p role="status" class="small muted">
        {cast ? t(cast === 'malicious' ? 'votedMalicious' : 'votedHarmless') : ''}
      </p>
      {failure && <FailureNote failure={failure} gateway={gateway} />}
      {asked && (
        <Dialog
          title={t(asked === 'malicious' ? 'voteMaliciousAsk' : 'voteHarmlessAsk')}
          onClose={() => setAsked(null)}
        >
          <p>{t('voteConsent')}</p>
          <div class="actions-row">
            <button type="button" class="btn" onClick={() => void vote(asked)}>
              {t(asked === 'malicious' ? 'voteMaliciousPublicly' : 'voteHarmlessPublicly')}
            </button>
            <button type="button" class="btn ghost" autofocus onClick={() => setAsked(null)}>
              {t('dontVote')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
