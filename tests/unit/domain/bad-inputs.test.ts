import { expect, it } from 'vitest';
import { findIndicators } from '@/utils/domain/find-indicators';
import { parseIndicator } from '@/utils/domain/parse-indicator';
import { verdictOf } from '@/utils/domain/verdict';

/** What faults.md §5 asks for and no other test says. */

it.each(['co.uk', 'com', 'co.uk.', 'CO.JP'])('a public suffix alone is no domain: %s', (text) => {
  expect(parseIndicator(text)).toMatchObject({ ok: false, failure: { why: { reason: 'not-an-indicator' } } });
  expect(findIndicators(`see ${text} for more`, { limit: 9 }).indicators).toEqual([]);
});

it('a name of a hidden service is a text like any other, and no other text becomes one', () => {
  const name = `${'a2'.repeat(28)}.onion`;
  expect(parseIndicator(name)).toMatchObject({ ok: true, value: { kind: 'domain', value: name } });
  expect(parseIndicator(`http://${name}/x`)).toMatchObject({ ok: true, value: { kind: 'url' } });
  expect(parseIndicator('site.i2p')).toMatchObject({ ok: false });
  expect(parseIndicator('http://site.i2p/x')).toMatchObject({ ok: true, value: { kind: 'url' } });
});

it('a UUID without dashes and a commit of Git are hashes by their length alone', () => {
  for (const value of ['f47ac10b58cc4372a5670e02b2c3d479', '4b825dc642cb6eb9a060e54bf8d69288fbee4904'])
    expect(parseIndicator(value)).toEqual({ ok: true, value: { kind: 'file', value } });
});

it('without one engine that answered there is no verdict, however many there are', () => {
  const counts = { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 92 };
  for (const threshold of [1, 3]) expect(verdictOf(counts, threshold).name).toBe('unknown');
});
