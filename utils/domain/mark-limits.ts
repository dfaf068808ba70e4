/** Longer ones are no link that anybody checked, and no word. */
export const CANDIDATE_AT_MOST = 2_000;
/** Links and words that one message may ask about. */
export const CANDIDATES_AT_MOST = 200;
