import type { Report } from '@/utils/domain/report';

/** A report of a domain about which nothing is known but its counts. */
export const REPORT: Report = {
  ...{ kind: 'domain', id: 'a.example', subject: 'a.example', engines: [], contradictory: false },
  counts: { malicious: 2, suspicious: 1, harmless: 60, undetected: 9, unanswered: 3 },
  ...{ votes: { harmless: 0, malicious: 0 }, reputation: null, categories: [], tags: [], analysedAt: 5 },
  ...{ firstSubmittedAt: null, lastSubmittedAt: null, timesSubmitted: null },
  ...{ url: null, file: null, domain: null, address: null },
};
