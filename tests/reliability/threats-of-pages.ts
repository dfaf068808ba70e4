import { type Fault, proof } from './fault';

const STRANGERS = 'a page, another extension and a page’s script that was taken over get nothing';
const strangers = 'e2e/chromium/strangers.spec.ts';
const untouched = 'e2e/chromium/untouched.spec.ts';
const guard = 'e2e/chromium/guard.spec.ts';
const HOSTILE =
  'a hostile page learns nothing, breaks nothing, and an extension that goes takes its marks along';
const NO_ANSWER = 'a page cannot answer the question, learn from it, or lead a hand to its button';
const HIDES = 'a page that hides, restyles and removes what it did not make';

/** What a page may try, or another extension. */
export const THREATS_OF_PAGES: readonly Fault[] = [
  {
    number: 7,
    fault: 'A page finds out that Assay is there, or stops its script',
    required:
      'No script before a click, no file that a page can load, no event that a page could hear or send',
    proofs: [
      proof(untouched, 'before a click no page can tell that Assay is there'),
      proof(untouched, 'a page cannot reach any file of the extension'),
      proof(strangers, STRANGERS),
      proof('e2e/firefox', 'strangers: a page learns nothing and brings nothing about'),
      proof('unit/platform/manifest.test.ts', 'opens nothing to web pages in'),
    ],
  },
  {
    number: 8,
    fault: 'A page reads, changes or hides what is drawn in it',
    required: 'A closed root in the top layer; nothing of ours is text that a page could search',
    proofs: [
      proof('e2e/chromium/right-click.spec.ts', HIDES),
      proof('e2e/chromium/marks.spec.ts', HOSTILE),
      proof(guard, NO_ANSWER),
    ],
  },
  {
    number: 9,
    fault: 'A page draws a verdict of its own',
    required: 'Nothing in a page asks for a secret; popup and report are where a verdict is to be believed',
    proofs: [proof('components/card.test.tsx', 'submits and re-scans in Assay’s own window only')],
    left: 'No extension can keep a page from drawing; the documents say where to look.',
  },
  {
    number: 10,
    fault: 'Clicks that a script makes',
    required: 'Only those of a hand count',
    proofs: [
      proof('components/guard.test.tsx', 'does not heed what scripts do, right clicks'),
      proof(guard, NO_ANSWER),
    ],
  },
  {
    number: 11,
    fault: 'A page leads a hand onto a button',
    required: 'Nothing in a page publishes or changes a setting; “Open anyway” only in plain view',
    proofs: [
      proof('components/card.test.tsx', 'submits and re-scans in Assay’s own window only'),
      proof(guard, NO_ANSWER),
      proof('unit/entrypoints/background/card-actions.test.ts', 'spends a few requests'),
    ],
  },
  {
    number: 12,
    fault: 'A page puts its own things in the place of properties (clobbering)',
    required: 'Read through the prototypes’ getters',
    proofs: [
      proof('e2e/chromium/marks.spec.ts', HOSTILE),
      proof('e2e/chromium/page-links.spec.ts', 'the links of a hostile page'),
      proof('components/collect.test.tsx', 'changes nothing and counts frames'),
    ],
  },
  {
    number: 13,
    fault: 'A page or another extension sends messages',
    required: 'Nobody listens to pages or to other extensions',
    proofs: [
      proof(strangers, STRANGERS),
      proof(untouched, 'a page cannot talk to the background'),
      proof('e2e/firefox', 'strangers: a page learns nothing and brings nothing about'),
    ],
  },
  {
    number: 14,
    fault: 'A renderer that was taken over speaks as Assay’s own script there',
    required: 'It may ask for its card, marks and the guard, and for nothing else, so often and no oftener',
    proofs: [
      proof('fuzz/messages.test.ts', 'every message there is, from every kind of sender'),
      proof('unit/rpc/server.test.ts', 'grants a content script nothing that names the key'),
      proof('unit/rpc/server.test.ts', 'tells a handler which tab and document a card is in'),
      proof(strangers, STRANGERS),
      proof(
        'unit/entrypoints/background/mark-handlers.test.ts',
        'has an end: a page that asks without end waits',
      ),
    ],
  },
  {
    number: 15,
    fault: 'A page spends the quota',
    required: 'What a page shows costs nothing by itself; a card spends six requests, then none',
    proofs: [
      proof('unit/entrypoints/background/card-actions.test.ts', 'spends a few requests'),
      proof('unit/entrypoints/background/mark-handlers.test.ts', 'costs no request and leaves no trace'),
      proof('unit/entrypoints/background/guard-handlers.test.ts', 'is to wait, not that nothing is known'),
      proof('e2e/chromium/page-links.spec.ts', 'the links of a hostile page'),
    ],
  },
  {
    number: 16,
    fault: 'A local file is read for somebody',
    required: 'Paths come from the browser’s list of downloads, never from a message; its own permission',
    proofs: [
      proof('fuzz/messages.test.ts', 'every message there is, from every kind of sender'),
      proof('e2e/chromium/downloads-access.spec.ts', 'access taken away while a file is read'),
    ],
  },
];
