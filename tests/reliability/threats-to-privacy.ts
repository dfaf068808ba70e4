import { type Fault, proof } from './fault';

const gate = 'unit/domain/privacy-gate.test.ts';
const privateWindows = 'unit/entrypoints/background/private-windows.test.ts';

/** What may leave that should not, and what may come with a release. */
export const THREATS_TO_PRIVACY: readonly Fault[] = [
  {
    number: 24,
    fault: 'A private host, a token, a link for one person becomes public',
    required: 'Asked by its id, never submitted by itself; private things end here, secrets are asked about',
    proofs: [
      proof(gate, 'has a corpus worth the name'),
      proof(gate, 'keeps'),
      proof(gate, 'asks about'),
      proof('e2e/chromium/privacy.spec.ts', 'private addresses never leave'),
      proof('e2e/chromium/privacy.spec.ts', 'a link with a secret that is not sent costs nothing'),
    ],
  },
  {
    number: 25,
    fault: 'A private window',
    required: 'Nothing by itself, nothing kept',
    proofs: [
      proof(privateWindows, 'keeps nothing of its check, nor of the check of the domain after it'),
      proof(privateWindows, 'is remembered as private by a window that outlives the worker'),
      proof('e2e/chromium/downloads-private.spec.ts', 'a private window’s downloads are neither listed'),
      proof(
        'e2e/chromium/history.spec.ts',
        'is checked from, and neither history, log nor a restart knows of it',
      ),
    ],
  },
  {
    number: 26,
    fault: 'Every link of a page is told to VirusTotal',
    required: 'A page that is looked at costs and tells nothing',
    proofs: [
      proof('e2e/chromium/untouched.spec.ts', 'before a click no page can tell that Assay is there'),
      proof(
        'e2e/chromium/marks.spec.ts',
        'marks on one site: allowed by hand, drawn from what is known at no request',
      ),
      proof('e2e/chromium/page-links.spec.ts', 'the links of a hostile page: read by one click'),
    ],
  },
  {
    number: 27,
    fault: 'A confidential file is uploaded',
    required: 'A dialog for each file that says who will have it; a document needs a second word',
    proofs: [
      proof(
        'components/uploads.test.tsx',
        'says what that means, of which file, and starts nothing before the yes',
      ),
      proof('e2e/chromium/uploads.spec.ts', 'a document needs a second word'),
    ],
  },
  {
    number: 28,
    fault: 'A package that is not what it was',
    required:
      'Exact versions, the content of each in the lock file, no install scripts, audits, few that are shipped',
    proofs: [
      proof('unit/commands/lock-file.test.ts', 'holds each package to its content and names no server'),
      proof('unit/commands/lock-file.test.ts', 'is little, and under licenses that allow it'),
      proof('unit/commands/lock-file.test.ts', 'what builds and tests it is free to use, too'),
      proof('unit/commands/audit-packages.test.ts', 'a registry that'),
    ],
  },
  {
    number: 29,
    fault: 'Code from elsewhere, or text that is run',
    required:
      'None in either package: no address but known ones, every file accounted for, two builds to the same bytes',
    proofs: [
      proof('unit/commands/build-complaints.test.ts', 'complains of'),
      proof('unit/platform/manifest.test.ts', 'runs nothing but its own files'),
      proof('unit/platform/manifest.test.ts', 'is to the letter what was agreed on in'),
    ],
  },
  {
    number: 30,
    fault: 'A permission more than is said',
    required: 'Both manifests are kept to the letter; each permission has its reason in the documents',
    proofs: [
      proof('unit/platform/manifest.test.ts', 'is to the letter what was agreed on in'),
      proof('unit/platform/manifest.test.ts', 'asks for no more than it says'),
      proof('unit/store-material.test.ts', 'why each permission is asked for in'),
    ],
  },
];
