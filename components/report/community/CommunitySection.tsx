import type { ObjectRef } from '@/utils/domain/community';
import type { Report } from '@/utils/domain/report';
import { useOutbox } from '../../community/use-outbox';
import { useNow } from '../../parts/use-now';
import { useSurroundings } from '../surroundings';
import { Comments } from './Comments';
import { Votes } from './Votes';

interface CommunitySectionProps {
  readonly object: ObjectRef;
  readonly report: Report;
}

/** What people at VirusTotal say about an object, and taking part. */
export function CommunitySection({ object, report }: CommunitySectionProps) {
  const outbox = useOutbox(object, useSurroundings());
  // An age that is a minute off is none the worse, and drawing a long list anew each second is.
  const now = useNow(false);
  return (
    <>
      <Comments object={object} outbox={outbox} now={now} />
      <Votes object={object} report={report} outbox={outbox} now={now} />
    </>
  );
}
