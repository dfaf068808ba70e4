import { describe, expect, it } from 'vitest';
import { checkComment, refusesComment } from '@/utils/domain/comment-check';
import { COMMENT_MAX } from '@/utils/domain/community';

const KEY = 'fedcba9876543210'.repeat(4);

describe('checkComment (faults.md §5.34)', () => {
  it.each([' ', '\n\t', ''])('refuses nothing: %j', (text) => {
    expect(checkComment(text)).toEqual([{ reason: 'empty' }]);
    expect(checkComment(text).every(refusesComment)).toBe(true);
  });

  it('refuses what is too long, and not a character less', () => {
    const [reason] = checkComment('a '.repeat(COMMENT_MAX));
    expect(reason && refusesComment(reason)).toBe(true);
    expect(reason).toEqual({ reason: 'too-long', length: COMMENT_MAX * 2 - 1, limit: COMMENT_MAX });
    expect(checkComment('ä'.repeat(COMMENT_MAX))).toEqual([]);
  });

  it('asks about a run of 64 digits, and lets it pass', () => {
    const reasons = checkComment(`drops ${KEY}`);
    expect(reasons).toEqual([{ reason: 'maybe-key', text: KEY }]);
    expect(reasons.some(refusesComment)).toBe(false);
  });

  it.each([
    'q9Zk81bXq0vJtR7wLm2NpQ4s',
    'anna@firma.example',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NzExIn0.c2ln',
    'kd41d8cd98f00b204e9800998ecf8427e',
    'd41d8cd98f00b204e9800998ecf8427ek',
  ])('asks about %s', (secret) =>
    expect(checkComment(`look: ${secret}`)).toEqual([{ reason: 'secret', text: secret }]),
  );

  it.each([
    'Phishing for #paypal, see https://evil.example/login.php',
    'md5 d41d8cd98f00b204e9800998ecf8427e, sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709',
    'hxxp://evil[.]example 198.51.100.7',
  ])('lets %s pass', (text) => expect(checkComment(text)).toEqual([]));
});
