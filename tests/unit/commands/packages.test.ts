import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packagesAreCurrent } from '../../commands/packages.mjs';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'assay-packages-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(file: string, seconds: number): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), '{}');
  utimesSync(join(root, file), seconds, seconds);
}

describe('packagesAreCurrent', () => {
  it('is false on a fresh clone', () => {
    put('package-lock.json', 100);
    expect(packagesAreCurrent(root)).toBe(false);
  });

  it('is true after an install', () => {
    put('package-lock.json', 100);
    put('node_modules/.package-lock.json', 100);
    put('.wxt/tsconfig.json', 101);
    expect(packagesAreCurrent(root)).toBe(true);
  });

  it('is false when the lock file is newer than the install', () => {
    put('node_modules/.package-lock.json', 100);
    put('.wxt/tsconfig.json', 100);
    put('package-lock.json', 200);
    expect(packagesAreCurrent(root)).toBe(false);
  });

  it('is false when an install was interrupted before its end', () => {
    put('package-lock.json', 100);
    put('node_modules/preact/package.json', 200);
    put('.wxt/tsconfig.json', 200);
    expect(packagesAreCurrent(root)).toBe(false);
  });

  it('is false when the generated types are missing', () => {
    put('package-lock.json', 100);
    put('node_modules/.package-lock.json', 200);
    expect(packagesAreCurrent(root)).toBe(false);
  });
});
