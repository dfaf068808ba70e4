import { type Fault, proof } from './fault';

const location = 'unit/services/virustotal/location.test.ts';
const request = 'unit/services/virustotal/request.test.ts';
const CANARY = 'the key is in no store but its own, in no answer, no copy, and is told to one host';
const STRANGERS_IN_FIREFOX = 'strangers: a page learns nothing and brings nothing about';

/** Who wants the API key, and how. */
export const THREATS_TO_THE_KEY: readonly Fault[] = [
  {
    number: 1,
    fault: 'The API sends a request elsewhere, key and all',
    required: 'No redirect is followed; the origin of every request and reply is compared',
    proofs: [
      proof(request, 'is one request with the key in the header and nothing else of the browser'),
      proof(request, 'is refused when it was redirected, and let go of'),
      proof('e2e/chromium/failures.spec.ts', 'a redirect to another host is not followed'),
      proof('e2e/chromium/uploads.spec.ts', 'a redirect to another host gets neither the file nor the key'),
      proof('e2e/firefox', 'a redirect of an upload gets neither the file nor the key'),
    ],
  },
  {
    number: 2,
    fault: 'A reply names another host: upload_url, links.next',
    required: 'https and the two known hosts, or it is refused',
    proofs: [
      proof(location, 'refuses'),
      proof('unit/services/virustotal/endpoints.test.ts', 'sends nothing to an upload address elsewhere'),
      proof('unit/services/virustotal/schema-page.test.ts', 'take it from links.next only at home'),
      proof('unit/services/virustotal/upload.test.ts', 'is VirusTotal’s word alone'),
    ],
  },
  {
    number: 3,
    fault: 'A script in a page reads the store',
    required: 'The key is in a database of the extension’s own; storage is closed to scripts where it can be',
    proofs: [
      proof('e2e/chromium/strangers.spec.ts', 'a page, another extension and a page’s script'),
      proof('e2e/firefox', STRANGERS_IN_FIREFOX),
    ],
  },
  {
    number: 4,
    fault: 'A forgotten key stays on the disk',
    required: 'Written over, deleted, and pushed out of the files',
    proofs: [
      proof('unit/services/storage/vault.test.ts', 'is pushed off the disk'),
      proof('e2e/chromium/options.spec.ts', 'a forgotten key is gone: from the pages and from the disk'),
      proof('e2e/firefox', STRANGERS_IN_FIREFOX),
    ],
  },
  {
    number: 5,
    fault: 'The key in a log, an error, an export, a page, a title, an address, a message',
    required: 'In its header alone; every text that is kept or shown is looked through for it',
    proofs: [
      proof('unit/entrypoints/background/canary.test.ts', CANARY),
      proof('e2e/chromium/canary.spec.ts', 'a key is seen by VirusTotal in its header, and by nobody else'),
      proof('unit/services/virustotal/key.test.ts', 'is in no reply'),
      proof(
        'unit/services/virustotal/key.test.ts',
        'that somebody put where something else belongs stays here',
      ),
      proof('unit/services/storage/scrub.test.ts', 'with the keys'),
      proof('unit/services/storage/scrub.test.ts', 'while the keys cannot be read'),
      proof(
        'e2e/chromium/backup.spec.ts',
        'moves everything to another profile, and the key only to who has',
      ),
      proof('e2e/chromium/watch-told.spec.ts', 'a change is told once by a notification, and by a webhook'),
      proof('e2e/firefox', 'the gateway is the only host that is asked, with the key in its header alone'),
    ],
  },
  {
    number: 6,
    fault: 'The key in the browser’s own tools, or before another extension that may debug',
    required: 'SECURITY.md says that this is not kept from them',
    proofs: [],
    left: 'No extension can hide its requests from the browser.',
  },
];
