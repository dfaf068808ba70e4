import type { Failure } from '@/utils/domain/failure';

/** `ended`: the asker has its reply. `again`: back into the line, before the others of its lane. */
export type Outcome = 'ended' | 'again';

/** The key was refused, for all; `goBack` is for the case that there is another key by now. */
export interface KeyRefusal {
  readonly refused: Refused;
  goBack(): Promise<Outcome>;
}

export type Refused = Extract<Failure, { tag: 'wrong-key' | 'inactive-user' }>;
