import type { Reply } from '../virustotal/reply';

/** Whether VirusTotal dealt with the request, be it to say that it knows of nothing. */
export function isAnswer(reply: Reply<unknown>): boolean {
  return reply.ok || (reply.status > 0 && reply.status < 500 && reply.status !== 429);
}
