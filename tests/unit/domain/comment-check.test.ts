import { describe, expect, it } from 'vitest';
import { checkComment, commentTags, refusesComment } from '@/utils/domain/comment-check';
import { COMMENT_MAX } from '@/utils/domain/community';

const OWN = '0123456789abcdef'.repeat(4);
const OTHER = 'fedcba9876543210'.repeat(4);
const check = (text: string) => checkComment(text, { looksLikeKey: (run) => run === OWN });

describe('checkComment (faults.md §5.34)', () => {
  it.each([' ', '\n\t', ''])('refuses nothing: %j', (text) => {
    expect(check(text)).toEqual([{ reason: 'empty' }]);
  });

  it('refuses what is too long, and not a character less', () => {
    const [reason] = check('a '.repeat(COMMENT_MAX));
    expect(reason).toEqual({ reason: 'too-long', length: COMMENT_MAX * 2 - 1, limit: COMMENT_MAX });
    expect(check('ä'.repeat(COMMENT_MAX))).toEqual([]);
  });

  it.each([OWN, `my key is ${OWN}.`, `x-apikey:${OWN.toUpperCase()}`])('refuses the own key: %s', (text) => {
    const reasons = check(text);
    expect(reasons).toEqual([{ reason: 'own-key' }]);
    expect(reasons.every(refusesComment)).toBe(true);
  });

  it('asks about any other run of 64 digits, and sends it', () => {
    const reasons = check(`drops ${OTHER}`);
    expect(reasons).toEqual([{ reason: 'maybe-key', text: OTHER }]);
    expect(reasons.some(refusesComment)).toBe(false);
  });

  it.each([
    'q9Zk81bXq0vJtR7wLm2NpQ4s',
    'anna@firma.example',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NzExIn0.c2ln',
  ])('asks about %s', (secret) =>
    expect(check(`look: ${secret}`)).toEqual([{ reason: 'secret', text: secret }]),
  );

  it.each([
    'Phishing for #paypal, see https://evil.example/login.php',
    'md5 d41d8cd98f00b204e9800998ecf8427e, sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709',
    'hxxp://evil[.]example 198.51.100.7',
  ])('lets %s pass', (text) => expect(check(text)).toEqual([]));
});

describe('commentTags', () => {
  it.each([
    ['#phishing and #Malware, #phishing', ['phishing', 'malware']],
    ['#große-sache (#a_1)', ['große-sache', 'a_1']],
    ['http://a.example/#fragment a#b &#39; ## #', []],
    ['', []],
  ])('%s', (text, tags) => expect(commentTags(text)).toEqual(tags));
});
