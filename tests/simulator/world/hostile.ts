import type { Store } from '../store/store';
import { giveComments, giveVotes } from './crowd';
import { makeObject } from './make-object';
import { HOSTILE_URL } from './named';
import { createPrng } from './prng';

export const MARKUP = '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=2</script>';
export const BIDI = 'rechnung\u202Efdp.exe \u2066isolated\u2069 \u200Bzero\u200Dwidth\uFEFF \u00ADsoft';
export const LONG = 'Donaudampfschifffahrt'.repeat(500);
export const CONTROL = 'line\u2028separator\u0007bell\u0000nul\u001b[31mred';

/** Names that are more than names to careless code (faults.md §5, 35). */
export const TRAPS = ['__proto__', 'constructor', 'hasOwnProperty', MARKUP, BIDI];

/** HOSTILE_URL: every text that a client shows is as bad as it can be (faults.md §5, 31–35). */
export function seedHostile(store: Store, now: number): void {
  const prng = createPrng(HOSTILE_URL);
  const object = makeObject(
    {
      kind: 'url',
      subject: HOSTILE_URL,
      stats: { malicious: 6, suspicious: 1, harmless: 60, undetected: 20 },
      attributes: {
        title: `${MARKUP} ${BIDI} ${CONTROL} ${LONG}`,
        tags: [MARKUP, BIDI, LONG, '', '   ', 'javascript:alert(1)'],
        categories: Object.fromEntries([...TRAPS, 'ok'].map((name) => [name, `${MARKUP}${BIDI}`])),
        threat_names: [MARKUP, LONG],
        html_meta: Object.fromEntries(TRAPS.map((name) => [name, [MARKUP]])),
        last_final_url: `javascript:alert(document.domain)//${BIDI}`,
        redirection_chain: [
          HOSTILE_URL,
          `https://user:pass@evil.example\\@gut.example/${BIDI}`,
          `data:text/html,${MARKUP}`,
        ],
        last_http_response_headers: { 'x-trap': MARKUP },
        last_submission_date: now - 3600,
      },
      note: 'HOSTILE_URL',
    },
    now - 3600,
    { pins: { Lionic: MARKUP, Kaspar: BIDI, Redsky: LONG } },
  );
  const results = Object.entries(object.attributes.last_analysis_results ?? {});
  const traps = TRAPS.map((name) => [
    name,
    { method: 'blacklist', engine_name: name, category: 'malicious', result: `${MARKUP}${BIDI}` },
  ]);
  object.attributes.last_analysis_results = Object.fromEntries([...traps, ...results]);
  object.attributes.last_analysis_stats = {
    malicious: 11,
    suspicious: 1,
    undetected: 20,
    harmless: 60,
    timeout: 0,
  };
  giveVotes(object, 1, 3, prng, now);
  giveComments(
    object,
    [MARKUP, BIDI, CONTROL, LONG.repeat(20), `[click](javascript:alert(1)) ${MARKUP} #<b>tag</b>`],
    prng,
    now,
  );
  for (const comment of object.comments) {
    comment.html = comment.text;
    comment.tags = [MARKUP, BIDI];
  }
  store.add(object);
}
