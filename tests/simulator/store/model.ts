import type { JsonObject } from '../json';

/** The four kinds of thing VirusTotal has a report on, by their `type` (virustotal-api.md §3–5). */
export type Kind = 'url' | 'file' | 'domain' | 'ip_address';

export interface Ref {
  type: string;
  id: string;
  /** What a list tells of an object that there is no report of: a URL's address (`context_attributes`). */
  context?: JsonObject;
}

/** A named relation: `single` ones answer with an object, the others with a list (virustotal-api.md §8). */
export interface Relation {
  single: boolean;
  refs: Ref[];
}

export interface Entity extends Ref {
  attributes: JsonObject;
}

export type Verdict = 'harmless' | 'malicious';

export interface Vote {
  id: string;
  date: number;
  verdict: Verdict;
  /** The voter's signed weight. */
  value: number;
  user: string;
}

export const COMMENT_VOTES = ['positive', 'negative', 'abuse'] as const;
export type CommentVote = (typeof COMMENT_VOTES)[number];

export interface Comment {
  id: string;
  item: Ref;
  author: string;
  date: number;
  text: string;
  html: string;
  tags: string[];
  votes: Record<CommentVote, number>;
  /** Who has voted on it since the simulator started, and how. */
  voters: Map<string, CommentVote>;
}

/** An object of the world with everything that hangs on it. */
export interface WorldObject extends Entity {
  type: Kind;
  relations: Map<string, Relation>;
  /** Newest first, as VirusTotal lists them. */
  comments: Comment[];
  votes: Vote[];
  /** Why it is in the world. */
  note: string;
}
