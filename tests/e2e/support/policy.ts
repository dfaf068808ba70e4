import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD } from './chromium';

/** Where Debian's Chromium reads policies; other programs have other places (docs/ADMINISTRATORS.md). */
const FOLDER = '/etc/chromium/policies/managed';

/** A build with an id of its own, so that its policy is no other test's, and that policy. */
export interface ManagedBuild {
  readonly folder: string;
  readonly id: string;
  /** Writes the policy as an administrator does. */
  setPolicy(policy: object): void;
  removePolicy(): void;
  remove(): void;
}

/** Only root may write policies. */
export function mayWritePolicies(): boolean {
  return process.getuid?.() === 0;
}

/** A copy of the build, with hosts that it may reach without asking, as an administrator grants them. */
export function createManagedBuild(hosts: readonly string[]): ManagedBuild {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const id = idOf(key);
  const folder = mkdtempSync(join(tmpdir(), 'assay-managed-'));
  cpSync(BUILD, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const host_permissions = [...manifest.host_permissions, ...hosts];
  writeFileSync(file, JSON.stringify({ ...manifest, key: key.toString('base64'), host_permissions }));
  const policyFile = join(FOLDER, `assay-test-${id}.json`);
  const removePolicy = (): void => rmSync(policyFile, { force: true });
  return {
    folder,
    id,
    removePolicy,
    setPolicy(policy) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(policyFile, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }));
    },
    remove() {
      removePolicy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The first half of the key's SHA-256, in letters from a to p. */
function idOf(key: Buffer): string {
  const digits = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return [...digits]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');
}
