import fc from 'fast-check';
import { expect } from 'vitest';
import { canonicalizeUrl } from '@/utils/domain/canonical-url';
import { urlRequestId } from '@/utils/domain/url-id';
import { canonicalizeUrl as simulated } from '../simulator/canonical/url-id';
import { anyText, textOf } from '../unit/domain/texts';
import { fuzz } from './fuzz';

const HOSTS = [
  'a.example',
  'A.Example.',
  '..a..example',
  '0x7f.1',
  '3279880203',
  '[2001:db8::1]',
  'münchen.example',
  '%61.example',
  'localhost',
  '',
];
const address = fc
  .tuple(
    fc.constantFrom('http://', 'https://', 'HTTP://', '', ' http://', 'http:\t//', 'ftp://'),
    fc.constantFrom('', 'user@', 'user:pass@'),
    fc.oneof(fc.constantFrom(...HOSTS), fc.domain()),
    fc.constantFrom('', ':80', ':8080', ':443', ':0', ':99999', ':'),
    fc.oneof(
      textOf('ab%2541F/.?#&= \t\\|ä;\'"<>@:[]', 40).map((rest) => `/${rest}`),
      textOf('/.%2e', 20),
      anyText,
      fc.constantFrom('', '?q', '#f', '/../../a', '//a//b'),
    ),
  )
  .map((parts) => parts.join(''));

fuzz('any address has a form that is its own form, or none', fc.oneof(address, anyText), (text) => {
  const form = canonicalizeUrl(text);
  if (form === null) return;
  expect(canonicalizeUrl(form)).toBe(form);
  expect(form).toMatch(/^https?:\/\/[^/]+\//);
  expect(form).not.toMatch(/[\s#]/);
  expect(Buffer.from(urlRequestId(form), 'base64url').toString()).toBe(form);
});

fuzz('the form agrees with the simulator’s, which was written apart', address, (address) => {
  // What surrounds an address is cut off before; scripts differ in what they call white space.
  const text = address.trim();
  // In brackets with a dot behind them, however it is written, no browser sees a host; a backslash is never asked
  // for (`normalAddress`).
  if (/\](?:\.|%2e)|\\/i.test(text)) return;
  const theirs = simulated(text);
  if (theirs !== null) expect(canonicalizeUrl(text)).toBe(theirs.url);
});
