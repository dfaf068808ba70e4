import type { Participation } from '@/utils/domain/participation';
import { type MessageKey, t } from '../text';

/** What is said while it can still be taken back; `$1` is the time left. */
export function leavingKey(what: Participation): MessageKey {
  switch (what.act) {
    case 'comment':
      return 'commentLeaving';
    case 'vote':
      return what.verdict === 'malicious' ? 'comVoteMaliciousLeaves' : 'comVoteHarmlessLeaves';
    case 'delete-comment':
      return 'comDeletionLeaves';
    case 'comment-vote':
      return what.vote === 'abuse' ? 'comReportLeaves' : 'comOpinionLeaves';
  }
}

/** What is said once it is at VirusTotal; `already`: it was there before. */
export function doneText(what: Participation, already: boolean): string {
  switch (what.act) {
    case 'comment':
      return t(already ? 'failAlreadyPosted' : 'comPosted');
    case 'vote':
      if (already) return t('failAlreadyVoted');
      return t(what.verdict === 'malicious' ? 'votedMalicious' : 'votedHarmless');
    case 'delete-comment':
      return t('comDeleted');
    case 'comment-vote':
      if (already) return t('failAlreadyVoted');
      return t(what.vote === 'abuse' ? 'comReported' : 'comCounted');
  }
}
