import type { CheckView } from '@/utils/domain/check';
import { DAY, HOUR, SECOND } from '@/utils/domain/duration';
import type { BadInputWhy, Failure } from '@/utils/domain/failure';
import { check, counts, failedCheck, LINK, report, reportState } from './stub-data';

const FILE = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const LONG = `https://konto.sehr-lange-domain-mit-vielen-silben-und-bindestrichen.stadtwerke-aue.example/${'pfad/'.repeat(60)}?nr=2026-0914`;
const HOSTILE = 'https://a\u202Ecod.exe\u202C.example/<img src=x onerror=alert(1)>&"\'';

/** `exаmple.example` with a Cyrillic а. */
const IMITATING = 'https://xn--exmple-4nf.example/konto';
const DOMAIN = {
  indicator: { kind: 'domain', value: 'muster.example' },
  sent: 'muster.example',
} as const;

/** Every failure a check can end in, the longest texts among them. */
export function failures(now: number): Readonly<Record<string, Failure>> {
  const bad = (why: BadInputWhy): Failure => ({ tag: 'bad-input', why });
  return {
    'no-key': { tag: 'no-key' },
    'wrong-key': { tag: 'wrong-key' },
    'inactive-user': { tag: 'inactive-user' },
    forbidden: { tag: 'forbidden' },
    'quota-minute': { tag: 'quota', window: 'minute', resetsAt: now + 20 * SECOND },
    'quota-day': { tag: 'quota', window: 'day', resetsAt: now + 5 * HOUR },
    'quota-month': { tag: 'quota', window: 'month', resetsAt: now + 9 * DAY },
    'quota-unknown': { tag: 'quota', window: 'unknown', resetsAt: now },
    'too-many-requests': { tag: 'too-many-requests', retryAt: now + 60 * SECOND },
    'not-found': { tag: 'not-found' },
    'already-exists': { tag: 'already-exists', what: 'analysis' },
    'bad-input': bad({ reason: 'refused', message: 'Unable to canonicalize url' }),
    'bad-hash': bad({ reason: 'hash-length', length: 31 }),
    'bad-scheme': bad({ reason: 'scheme', scheme: 'ftp' }),
    script: bad({ reason: 'scheme', scheme: 'javascript' }),
    content: bad({ reason: 'scheme', scheme: 'data' }),
    'in-memory': bad({ reason: 'scheme', scheme: 'blob', host: 'mail.muster.example' }),
    offline: { tag: 'offline' },
    timeout: { tag: 'timeout' },
    upstream: { tag: 'upstream', status: 503 },
    'gateway-away': { tag: 'upstream', status: 0 },
    unreadable: { tag: 'upstream', status: 0, reason: 'unreadable' },
    'permission-missing': { tag: 'permission-missing', origin: 'https://www.virustotal.com' },
    private: { tag: 'private', rule: 'local-name', host: 'intranet.local' },
    'private-own': { tag: 'private', rule: 'own-list', host: 'wiki.corp.example' },
    cancelled: { tag: 'cancelled', sent: 0 },
    'storage-full': { tag: 'storage-full' },
    'storage-newer': { tag: 'storage-closed', why: 'newer' },
    'storage-private': { tag: 'storage-closed', why: 'always-private' },
    internal: { tag: 'internal', detail: 'startCheck' },
  };
}

/** Every state of a check, by the name the gallery knows it under. */
export function states(now: number): Readonly<Record<string, CheckView>> {
  const malicious = counts({ malicious: 14, suspicious: 2, harmless: 58, undetected: 18 });
  const clean = counts({ harmless: 66, undetected: 27, unanswered: 3 });
  const reported = (
    view: CheckView,
    over: Partial<Extract<CheckView['state'], { phase: 'report' }>>,
  ): CheckView => (view.state.phase === 'report' ? { ...view, state: { ...view.state, ...over } } : view);
  const waiting = (window: 'minute' | 'day' | 'month' | 'slow-down', until: number): CheckView =>
    check({ phase: 'waiting', wait: { window, until }, place: 1, inLine: 3 }, { spent: 0 });
  return {
    asking: check(
      {
        phase: 'asking',
        secrets: [{ where: 'query', name: 'token', text: '&token=q9Zk81bXq0vJtR7w' }],
        without: 'https://shop.muster.example/konto?nr=17',
        asIs: 'https://shop.muster.example/konto?nr=17&token=q9Zk81bXq0vJtR7w',
      },
      { sent: null, spent: 0, removed: [{ what: 'wrapper' }, { what: 'fragment' }] },
    ),
    'looking-up': check({ phase: 'looking-up' }),
    waiting: waiting('minute', now + 23 * SECOND),
    'waiting-day': waiting('day', now + 5 * HOUR),
    'waiting-month': waiting('month', now + 9 * DAY),
    'waiting-slow': waiting('slow-down', now + 41 * SECOND),
    analysing: check({
      phase: 'analysing',
      notifies: false,
      since: now - 41 * SECOND,
      nextLookAt: now + 20 * SECOND,
      looks: 1,
    }),
    malicious: check(reportState(malicious, now)),
    suspicious: check(
      reportState(counts({ malicious: 1, suspicious: 1, harmless: 62, undetected: 28 }), now),
    ),
    'nothing-found': check(reportState(clean, now, { votes: { harmless: 4, malicious: 0 }, reputation: 12 })),
    old: reported(check(reportState(clean, now, { analysedAt: now - 47 * DAY })), {
      old: true,
      earlier: { at: now - 60 * DAY, malicious: 2, answered: 88 },
    }),
    'old-domain': reported(
      check(reportState(clean, now, { kind: 'domain', analysedAt: now - 47 * DAY, url: null }), DOMAIN),
      { old: true },
    ),
    'no-answer-domain': check(
      reportState(counts({ unanswered: 5 }), now, { kind: 'domain', url: null }),
      DOMAIN,
    ),
    imitating: check(reportState(clean, now), {
      indicator: { ...LINK, value: IMITATING },
      sent: IMITATING,
    }),
    'looking-up-unsent': check({ phase: 'looking-up' }, { spent: 0 }),
    'no-answer': check(reportState(counts({ unanswered: 5 }), now)),
    'one-engine': check(reportState(counts({ undetected: 1 }), now)),
    'many-engines': check(
      reportState(counts({ malicious: 47, suspicious: 3, harmless: 90, undetected: 60 }), now),
    ),
    'still-analysing': reported(check(reportState(clean, now)), { stillAnalysing: true }),
    'file-looking-up': check(
      { phase: 'looking-up' },
      { indicator: { kind: 'file', value: FILE }, sent: FILE, origin: 'file' },
    ),
    'file-waiting': check(waiting('minute', now + 23 * SECOND).state, {
      ...{ indicator: { kind: 'file', value: FILE }, sent: FILE, origin: 'file', spent: 0 },
    }),
    file: check(
      reportState(counts({ malicious: 47, undetected: 25, unanswered: 4 }), now, {
        kind: 'file',
        id: FILE,
        subject: FILE,
        url: null,
        file: {
          md5: FILE.slice(0, 32),
          sha1: FILE.slice(0, 40),
          sha256: FILE,
          size: 312_004,
          name: 'Rechnung_2026-09-14.pdf.exe',
          names: ['Rechnung_2026-09-14.pdf.exe', 'setup.exe'],
          type: 'Win32 EXE',
          magic: 'PE32+ executable (GUI) x86-64, for MS Windows',
          threatLabel: 'trojan.agent/generic',
          signer: null,
        },
      }),
      { indicator: { kind: 'file', value: FILE }, sent: FILE, origin: 'file' },
    ),
    unknown: check({ phase: 'unknown', submission: 'none' }),
    'unknown-file': check(
      { phase: 'unknown', submission: 'none' },
      { indicator: { kind: 'file', value: FILE }, sent: FILE },
    ),
    uncertain: check({ phase: 'unknown', submission: 'uncertain' }),
    long: check(reportState(malicious, now), { indicator: { ...LINK, value: LONG }, sent: LONG }),
    'long-unknown': check(
      { phase: 'unknown', submission: 'none' },
      { indicator: { ...LINK, value: LONG }, sent: LONG },
    ),
    hostile: check(
      {
        ...reportState(malicious, now),
        phase: 'report',
        report: report(malicious, now, {
          categories: ['<b>bold</b>'],
          engines: [
            {
              name: '<script>alert(1)</script>',
              category: 'malicious',
              label: '"><img src=x>\u202Eexe',
              method: null,
              version: null,
              update: null,
            },
          ],
        }),
      } as CheckView['state'],
      { indicator: { ...LINK, value: HOSTILE }, sent: HOSTILE },
    ),
    ...Object.fromEntries(
      Object.entries(failures(now)).map(([name, failure]) => [`failed-${name}`, failedCheck(failure)]),
    ),
  };
}
