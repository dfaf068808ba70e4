import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MANAGED_SECRETS,
  NOT_MANAGED,
  parseManaged,
  unlocked,
  withManaged,
} from '@/utils/domain/managed-settings';
import { DEFAULT_SETTINGS, parseSettings } from '@/utils/domain/settings';

const KEY = 'ab'.repeat(32);

describe('a policy', () => {
  it('is none where there is nothing to read', () => {
    for (const policy of [undefined, null, {}, [], 'on', 5])
      expect(parseManaged(policy)).toEqual(NOT_MANAGED);
  });

  it('sets every field that fits', () => {
    const policy = {
      apiAddress: 'https://gateway.example/vt/',
      key: KEY.toUpperCase(),
      downloads: 'on',
      downloadHold: true,
      watchNotify: false,
      reserve: 0.5,
      maliciousFrom: 5,
      downloadKinds: ['program', 'pdf'],
      downloadExtensions: ['.MSIX'],
      quietHours: { from: 60, to: 120 },
      privateHosts: ['*.Corp.example'],
      webhookAddress: 'https://hooks.example/secret',
      webhookSecret: 's3',
    };
    const { settings, ...rest } = parseManaged(policy);
    expect(settings).toEqual({
      apiAddress: 'https://gateway.example/vt',
      downloads: 'on',
      downloadHold: true,
      watchNotify: false,
      reserve: 0.5,
      maliciousFrom: 5,
      downloadKinds: ['program', 'pdf'],
      downloadExtensions: ['msix'],
      quietHours: { from: 60, to: 120 },
    });
    expect(rest).toEqual({
      key: KEY,
      privateHosts: ['*.corp.example'],
      webhook: { address: 'https://hooks.example/secret', secret: 's3' },
      problems: [],
    });
  });

  it.each([
    [{ webhookSecret: 's' }, null, ['webhookSecret']],
    [{ webhookAddress: 'https://hooks.example/' }, null, []],
    [{ webhookAddress: 'https://hooks.example/', webhookSecret: '' }, null, ['webhookSecret']],
    [{ webhookAddress: 'https://hooks.example/', webhookSecret: 5 }, null, ['webhookSecret']],
    [{ webhookAddress: 'https://hooks.example/', webhookSecret: 's' }, 's', []],
    [{ webhookAddress: 5, webhookSecret: 's' }, null, ['webhookAddress', 'webhookSecret']],
  ])('signs with no secret that it cannot use: %j', (policy, secret, problems) => {
    const managed = parseManaged(policy);
    expect(managed.problems).toEqual(problems);
    expect(managed.webhook?.secret ?? null).toBe(secret);
    expect(managed.webhook === null).toBe(!('webhookAddress' in policy) || policy.webhookAddress === 5);
  });

  it('names fifty problems at most, each by its first sixty characters', () => {
    const policy = Object.fromEntries(
      Array.from({ length: 51 }, (_, at) => [`${'p'.repeat(58)}${at + 10}x`, 1]),
    );
    const { problems } = parseManaged(policy);
    expect(problems).toHaveLength(50);
    expect(problems[0]).toBe(`${'p'.repeat(58)}10`);
    expect(parseManaged({ key: 5 }).problems).toEqual(['key']);
    expect(parseManaged({ quietHours: null }).settings).toEqual({ quietHours: null });
    expect(parseManaged({ quietHours: {} }).problems).toEqual(['quietHours']);
  });

  it('loses a field that does not fit, by name, and that alone', () => {
    const policy = {
      apiAddress: 'http://gateway.example',
      key: 'short',
      downloads: 'always',
      downloadHold: 'yes',
      reserve: 1,
      maliciousFrom: 0,
      downloadKinds: ['program', 'virus'],
      quietHours: { from: 'ten' },
      webhookAddress: 'http://hooks.example',
      privateHosts: ['intranet.example', 7],
      proxy: 1,
      watchPeriod: 'week',
    };
    const managed = parseManaged(policy);
    expect(managed.settings).toEqual({ watchPeriod: 'week' });
    // What is private stays here, whatever else stands beside it.
    expect(managed.privateHosts).toEqual(['intranet.example']);
    expect([...managed.problems].sort()).toEqual(
      Object.keys(policy)
        .filter((name) => name !== 'watchPeriod')
        .sort(),
    );
    expect(managed.key ?? managed.webhook).toBeNull();
  });

  it.each([
    { theme: {} },
    { theme: { dark: true } },
    { maliciousFrom: [3] },
    { key: [`${'ab12'.repeat(16)}`] },
    { key: { toString: 'ab' } },
  ])('takes nothing for what it could be made into: %j', (policy) => {
    expect(parseManaged(policy)).toMatchObject({ settings: {}, key: null, problems: Object.keys(policy) });
  });

  it('never throws, and sets nothing that settings would not take', () => {
    const field = fc.constantFrom(
      ...Object.keys(DEFAULT_SETTINGS),
      ...MANAGED_SECRETS,
      '__proto__',
      'constructor',
    );
    fc.assert(
      fc.property(fc.dictionary(field, fc.jsonValue()), (policy) => {
        const { settings } = parseManaged(JSON.parse(JSON.stringify(policy)));
        expect(parseSettings({ ...DEFAULT_SETTINGS, ...settings })).toEqual({
          ...DEFAULT_SETTINGS,
          ...settings,
        });
      }),
      { numRuns: 3_000 },
    );
    expect(Reflect.get({}, 'apiAddress')).toBeUndefined();
  });

  it('stands over the settings, with private hosts besides the user’s own', () => {
    const own = parseSettings({ privateHosts: ['nas.example'], reserve: 0.1 });
    const managed = parseManaged({ reserve: 0.7, privateHosts: ['corp.example', 'nas.example'] });
    const holding = withManaged(own, managed);
    expect(holding.reserve).toBe(0.7);
    expect(holding.privateHosts).toEqual(['nas.example', 'corp.example']);
    expect(unlocked({ reserve: 0.2, maliciousFrom: 4, privateHosts: [] }, managed)).toEqual({
      maliciousFrom: 4,
      privateHosts: [],
    });
  });
});

it('can set everything that a person can, and the schema names it for Chromium', () => {
  const schema = JSON.parse(
    readFileSync(fileURLToPath(new URL('../../../public/managed-schema.json', import.meta.url)), 'utf8'),
  );
  expect(Object.keys(schema.properties).sort()).toEqual(
    [...Object.keys(DEFAULT_SETTINGS), ...MANAGED_SECRETS].sort(),
  );
});
