import type { Control } from '../simulator/control';

/** What publishes with one request that must never be sent twice. */
export const PUBLISHING = ['submit', 're-scan', 'comment', 'vote'] as const;
export type Publishing = (typeof PUBLISHING)[number];

/** Ends of the paths that they post to. */
const POSTS_TO: Readonly<Record<Publishing, string>> = {
  submit: '/urls$',
  're-scan': '/urls/[^/]+/analyse$',
  comment: '/comments$',
  vote: '/votes$',
};

/**
 * From here on VirusTotal takes what publishes, and tells nobody. Gives the question of which flows something has
 * arrived since then and waits for its answer.
 */
export function withholdPublishing(control: Control): () => ReadonlySet<Publishing> {
  for (const path of Object.values(POSTS_TO))
    control.addFault({ method: 'POST', path, effect: { kind: 'hold' } });
  const before = control.log().length;
  return () => {
    const waiting = control
      .log()
      .slice(before)
      .filter(({ method, status }) => method === 'POST' && status === 0);
    return new Set(
      PUBLISHING.filter((flow) => waiting.some(({ path }) => new RegExp(POSTS_TO[flow]).test(path))),
    );
  };
}
