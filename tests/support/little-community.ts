import { SECOND } from '@/utils/domain/duration';
import { refusal, reply } from './replies';
import type { World } from './worker';

export interface LittleComment {
  readonly id: string;
  readonly text: string;
  readonly date: number;
  readonly votes: { positive: number; negative: number; abuse: number };
}

/** What happens to a request: it is answered, never reaches VirusTotal, or its answer is lost. */
export type Fate = 'answered' | 'not-arrived' | 'answer-lost' | 'refused-for-a-minute';

/** The community of one object in a few lines, behind the world's VirusTotal; it outlives workers. */
export interface LittleCommunity {
  comments: LittleComment[];
  votes: { readonly verdict: string; readonly date: number }[];
  /** Votes on comments, one a request. */
  voices: number;
  /** What becomes of a request, by method. */
  fate: (method: string, path: string) => Fate;
  /** POST and DELETE requests that arrived. */
  published(): number;
}

/** Puts it between the world's workers and its VirusTotal. */
export function settle(world: World): LittleCommunity {
  const community: LittleCommunity = {
    comments: [],
    votes: [],
    voices: 0,
    fate: () => 'answered',
    published: () => world.virusTotal.counted().filter(({ method }) => method !== 'GET').length,
  };
  const go = world.virusTotal.fetch;
  const seconds = (): number => Math.floor(world.clock.now() / SECOND);
  let serial = 0;

  function act(method: string, path: string, body: string): Response {
    const [, collection, id = '', what] = path.slice('/api/v3'.length).split('/');
    if (collection === 'comments') return aboutComment(method, decodeURIComponent(id), what, body);
    if (what === 'comments' && method === 'GET') return list('comment', community.comments);
    if (what === 'comments') {
      serial += 1;
      const { text } = JSON.parse(body).data.attributes as { text: string };
      const votes = { positive: 0, negative: 0, abuse: 0 };
      const comment = { id: `u-${id}-${serial}`, text, date: seconds(), votes };
      community.comments.unshift(comment);
      return reply(200, { data: object('comment', comment) });
    }
    if (method === 'GET')
      return list(
        'vote',
        community.votes.map((vote, at) => ({ id: `v-${at}`, ...vote, value: 1 })),
      );
    const { verdict } = JSON.parse(body).data.attributes as { verdict: string };
    if (community.votes.some((vote) => vote.verdict === verdict)) return refusal(409, 'AlreadyExistsError');
    community.votes.unshift({ verdict, date: seconds() });
    return reply(200, { data: object('vote', { id: 'v', verdict, date: seconds(), value: 1 }) });
  }

  function aboutComment(method: string, id: string, what: string | undefined, body: string): Response {
    const comment = community.comments.find((one) => one.id === id);
    if (!comment) return refusal(404, 'NotFoundError');
    if (what === 'vote') {
      community.voices += 1;
      comment.votes[JSON.parse(body).data as 'positive'] += 1;
      return reply(200, { data: comment.votes });
    }
    if (method === 'GET') return reply(200, { data: object('comment', comment) });
    community.comments = community.comments.filter((one) => one !== comment);
    return reply(200, {});
  }

  Object.assign(world.virusTotal, {
    fetch: (async (input, init) => {
      const path = new URL(String(input)).pathname;
      const method = init?.method ?? 'GET';
      if (!/\/(comments|votes)/.test(path)) return go(input, init);
      if (world.virusTotal.down) throw new TypeError('Failed to fetch');
      const fate = community.fate(method, path);
      if (fate === 'not-arrived') throw new TypeError('Failed to fetch');
      world.virusTotal.arrivals.push({ at: world.clock.now(), method, path });
      if (fate === 'refused-for-a-minute') return refusal(429, 'QuotaExceededError');
      const answer = act(method, path, String(init?.body ?? ''));
      if (fate === 'answer-lost') throw new TypeError('Failed to fetch');
      return answer;
    }) satisfies World['virusTotal']['fetch'],
  });
  return community;
}

function object<Item extends { readonly id: string }>(type: string, { id, ...attributes }: Item): object {
  return { type, id, attributes };
}

function list(type: string, items: readonly { readonly id: string }[]): Response {
  return reply(200, { data: items.map((item) => object(type, item)) });
}
