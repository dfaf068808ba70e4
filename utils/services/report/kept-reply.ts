import type { ObjectRef } from '@/utils/domain/community';
import type { Details } from '@/utils/domain/details';
import { failed, type Result, success } from '@/utils/domain/result';
import type { PrivateReplies } from '../checks/private-replies';
import type { Clock } from '../clock';
import { type ReportCache, reportKey } from '../storage/reports';
import { parseDetails } from '../virustotal/schema-details';

/** The reply that is kept whole beside its report: asking for it costs nothing. */
export interface KeptReply {
  /** What of it only the full report shows; `not-found` when it is not kept, or cannot be read. */
  details(ref: ReplyRef): Promise<Result<Details>>;
  /** As VirusTotal sent it; `not-found` when it is not kept. */
  raw(ref: ReplyRef): Promise<Result<string>>;
}

/** `checkId`: the check that the page shows; a private window's is held by that alone. */
export type ReplyRef = ObjectRef & { readonly checkId?: string };

interface KeptReplyParts {
  readonly reports: Pick<ReportCache, 'rawReply'>;
  readonly privateReplies: Pick<PrivateReplies, 'get'>;
  readonly clock: Pick<Clock, 'now'>;
}

const NOT_KEPT = failed({ tag: 'not-found' });

export function createKeptReply({ reports, privateReplies, clock }: KeptReplyParts): KeptReply {
  async function find({ checkId, ...ref }: ReplyRef): Promise<string | null> {
    const held = checkId === undefined ? null : privateReplies.get(checkId);
    return held ?? reports.rawReply(reportKey(ref));
  }

  return {
    async details(ref) {
      const raw = await find(ref);
      const details = raw === null ? undefined : parseDetails(raw, ref.kind, clock.now());
      return details ? success(details) : NOT_KEPT;
    },
    async raw(ref) {
      const raw = await find(ref);
      return raw === null ? NOT_KEPT : success(raw);
    },
  };
}
