import { DAY, HOUR } from '@/utils/domain/duration';
import type { FoundCost, FoundRow, FoundView } from '@/utils/domain/found';
import type { Indicator } from '@/utils/domain/indicator';
import type { EngineCounts } from '@/utils/domain/report';
import { verdictOf } from '@/utils/domain/verdict';
import { counts } from './stub-data';

const url = (value: string): Indicator => ({ kind: 'url', value });
const EVIL = { malicious: 14, suspicious: 2, harmless: 58, undetected: 18 };

export function foundRow(indicator: Indicator, over: Partial<FoundRow> = {}): FoundRow {
  return { indicator, sameSite: false, known: null, cost: 1, held: null, ...over };
}

export function known(of: Partial<EngineCounts>, analysedAt: number): Pick<FoundRow, 'known' | 'cost'> {
  return { known: { verdict: verdictOf(counts(of), 3), analysedAt }, cost: 0 };
}

/** A page of news: some known, some not, some that stay here, and many that lead to the site itself. */
export function foundView(now: number, over: Partial<FoundView> = {}): FoundView {
  const rows = [
    foundRow(
      url('https://www.paketverfolgung.example/sendung/4471'),
      known({ harmless: 61, undetected: 31 }, now - 9 * DAY),
    ),
    foundRow(
      url('https://docs.beispiel-verlag.example/handbuch/2026/installation-und-wartung/anhang/seite-12'),
    ),
    foundRow(url('https://login-portal.example/sso/verify?s=19'), known(EVIL, now - 2 * HOUR)),
    foundRow(url('https://mail.example/reset?token=4f3a99bc0e'), { held: 'secrets', cost: 0 }),
    foundRow(url('http://intranet.local/printers/3'), { held: 'private', cost: 0 }),
    foundRow({ kind: 'domain', value: 'stadtwerke-aue.example' }, known({}, now)),
    foundRow({ kind: 'ip', value: '198.51.100.7' }),
    foundRow({ kind: 'file', value: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }),
    ...Array.from({ length: 24 }, (_, n) => foundRow(url(`https://partner${n + 1}.example/`))),
    ...Array.from({ length: 38 }, (_, n) =>
      foundRow(url(`https://news.example/${n + 1}`), { sameSite: true }),
    ),
  ];
  return {
    ...{ from: 'page', host: 'news.example', rows, more: false, unread: 2, refused: false, ephemeral: false },
    leftOut: { tooLong: 0, scheme: 0, unreadable: 0 },
    ...over,
  };
}

/** What the stub background says about finds; undefined for every other message. */
export function foundAnswers(name: string, input: unknown, state: string, now: number): unknown {
  if (name === 'found') {
    if (state === 'private') return foundView(now, { ephemeral: true, host: 'mail.example', unread: 0 });
    if (state === 'refused') return foundView(now, { refused: true, rows: [], host: null, unread: 0 });
    return foundView(now);
  }
  if (name !== 'foundCost') return undefined;
  const { requests } = input as { requests: number };
  const endsAt = now + Math.ceil(requests / 4) * 60_000;
  return { endsAt, perMinute: 4, dayUsed: 41, dayAllowed: 500, reserved: 100 } satisfies FoundCost;
}
