import type { CheckState, CheckView } from '@/utils/domain/check';
import type { ObjectRef } from '@/utils/domain/community';
import type { Details } from '@/utils/domain/details';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { IndicatorKind } from '@/utils/domain/indicator';
import type { Report } from '@/utils/domain/report';
import {
  type Related,
  SECTIONS_OF,
  type SectionContent,
  type SectionName,
  type SectionPage,
  type SectionState,
} from '@/utils/domain/report-section';
import { check, counts, LINK, reportState } from './stub-data';
import { detailsOf, FILE_ID, HOSTILE_TEXT } from './stub-details';

const bad = counts({ malicious: 47, suspicious: 1, undetected: 24, unanswered: 4 });
const clean = counts({ harmless: 66, undetected: 27, unanswered: 3 });
const few = counts({ malicious: 1, suspicious: 1, harmless: 62, undetected: 28 });

const VALUE: Readonly<Record<IndicatorKind, string>> = {
  url: LINK.value,
  file: FILE_ID,
  domain: 'login.paketdienst-zoll.example',
  ip: '203.0.113.87',
};

/** A report of each kind, by the name the gallery knows it under. */
export function reportChecks(now: number): Readonly<Record<string, CheckView>> {
  const of = (kind: IndicatorKind, state: CheckState): CheckView =>
    check(state, { indicator: { kind, value: VALUE[kind] }, sent: VALUE[kind] });
  const host = (kind: 'domain' | 'ip', over: Partial<Report>): CheckView =>
    of(kind, reportState(few, now, { kind, id: VALUE[kind], subject: VALUE[kind], url: null, ...over }));
  const file = of(
    'file',
    reportState(bad, now, {
      kind: 'file',
      id: FILE_ID,
      subject: FILE_ID,
      url: null,
      firstSubmittedAt: now - 70 * DAY,
      analysedAt: now - 6 * HOUR,
      lastSubmittedAt: now - 9 * DAY,
      timesSubmitted: 41,
      file: {
        md5: FILE_ID.slice(0, 32),
        sha1: FILE_ID.slice(0, 40),
        sha256: FILE_ID,
        size: 1_840_000,
        name: 'Rechnung_2026-09-14.pdf.exe',
        names: [],
        type: 'Win32 EXE',
        magic: null,
        threatLabel: 'trojan.lazy/dropper',
        signer: null,
      },
    }),
  );
  const url = of('url', reportState(clean, now, { votes: { harmless: 4, malicious: 0 } }));
  return {
    file,
    url,
    domain: host('domain', { domain: { registrar: 'Registrar GmbH', createdAt: now - 4000 * DAY } }),
    ip: host('ip', {
      address: { owner: 'Muster Hosting AG', asn: 64_500, country: 'DE', network: '203.0.113.0/24' },
    }),
    'just-analysed': { ...url, state: reportState(clean, now, { analysedAt: now - MINUTE }) },
    ephemeral: { ...url, ephemeral: true },
  };
}

const related = (kind: IndicatorKind, id: string, over: Partial<Related> = {}): Related => ({
  kind,
  id,
  subject: id,
  counts: clean,
  note: null,
  ...over,
});

const page = <Item>(items: readonly Item[], cursor: string | null = null) => ({
  items,
  cursor,
  total: cursor === null ? items.length : 200,
});

/** What one section holds; `cursor` null is its first page. */
export function sectionContent(section: SectionName, cursor: string | null, now: number): SectionContent {
  switch (section) {
    case 'behaviour':
      return {
        shape: 'behaviour',
        behaviour: {
          processes: ['cmd.exe /c schtasks /create /tn Updater /sc onlogon', 'powershell.exe -w hidden'],
          commands: ['"C:\\Users\\<USER>\\Downloads\\Rechnung.pdf.exe"'],
          filesWritten: ['%APPDATA%\\Updater\\svc.exe', '%TEMP%\\~df91.tmp'],
          filesDropped: [],
          registryKeysSet: ['HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Updater'],
          mutexes: Array.from({ length: 9 }, (_, at) => `Global\\m${at}`),
          hosts: ['cdn-verify.example', HOSTILE_TEXT],
          addresses: ['203.0.113.87'],
          urls: ['https://cdn-verify.example/p/2f/index.php'],
          techniques: [
            { id: 'T1053.005', description: 'Scheduled task' },
            { id: 'T1059.001', description: null },
          ],
          verdicts: ['MALWARE'],
          tags: ['persistence'],
        },
      };
    case 'resolutions':
      return {
        shape: 'resolutions',
        page: page([
          { id: 'r1', host: 'a.muster.example', address: '203.0.113.4', at: now - DAY },
          { id: 'r2', host: 'xn--exmple-4nf.example', address: '2001:db8::7', at: null },
        ]),
      };
    case 'certificates':
      return {
        shape: 'certificates',
        page: page([
          {
            id: 'c1',
            subject: 'CN=muster.example',
            issuer: 'CN=Beispiel CA 3, O=Beispiel',
            serial: '0a1b2c3d',
            from: now - 300 * DAY,
            until: now + 65 * DAY,
            names: ['muster.example', '*.muster.example', 'a.example', 'b.example', 'c.example', 'd.example'],
          },
        ]),
      };
    case 'whois':
      return {
        shape: 'whois',
        page: page([
          {
            id: 'w1',
            registrar: 'Registrar GmbH',
            firstSeenAt: now - 900 * DAY,
            lastSeenAt: now - 90 * DAY,
            text: 'Domain Name: MUSTER.EXAMPLE\nRegistrar: Registrar GmbH\nStatus: ok',
          },
        ]),
      };
    case 'votes':
      return { shape: 'votes', page: page([]) };
    case 'comments':
      return { shape: 'comments', page: page([]) };
    default:
      return { shape: 'related', page: relations(section, cursor) };
  }
}

function relations(section: SectionName, cursor: string | null) {
  if (section === 'network-location') return page([related('domain', 'paketdienst-zoll.example')]);
  if (section === 'serving-address') return page([related('ip', '203.0.113.87', { counts: few })]);
  if (section === 'bundled-files') return page([]);
  if (cursor !== null) return page([related('domain', 'page-two.example')]);
  return page(
    [
      related('domain', 'cdn-verify.example', { counts: bad }),
      related('ip', '203.0.113.87', { counts: few, note: 'Muster Hosting AG' }),
      related('file', FILE_ID, { counts: bad, note: 'svc.exe' }),
      related('url', '5f'.repeat(32), { subject: 'https://cdn-verify.example/p/2f/index.php?x=1' }),
      related('url', 'a7'.repeat(32), { subject: null, counts: null }),
      related('domain', HOSTILE_TEXT, { counts: null, note: HOSTILE_TEXT }),
    ],
    'next',
  );
}

interface Over {
  /** Sections that fail, and how. */
  readonly failing?: Partial<Record<SectionName, Failure>>;
  /** Sections that are kept from before. */
  readonly kept?: readonly SectionName[];
  readonly details?: Details | null;
  /** The check is not kept any more. */
  readonly gone?: boolean;
}

/** What the background answers about the report of one check; null for messages that are not about reports. */
export function reportAnswers(view: CheckView | null, now: number, over: Over = {}) {
  const { failing = {}, kept = [] } = over;
  const pageOf = (section: SectionName, cursor: string | null): SectionPage => ({
    section,
    cursor,
    content: sectionContent(section, cursor, now),
    fetchedAt: now - 3 * HOUR,
  });
  const ok = <Value>(value: Value) => ({ ok: true, value }) as const;
  return (name: string, input: unknown) => {
    const { section, cursor = null } = input as { section: SectionName; cursor?: string | null };
    const { kind } = input as ObjectRef;
    switch (name) {
      case 'getCheck':
        return over.gone ? { ok: false, failure: { tag: 'not-found' } } : null;
      case 'openReport':
        return view ? ok(view) : { ok: false, failure: { tag: 'not-found' } };
      case 'reportDetails':
        return over.details === null
          ? { ok: false, failure: { tag: 'not-found' } }
          : ok(over.details ?? detailsOf(kind, now));
      case 'rawReport':
        return ok('{"data":{}}');
      case 'listSections':
        return ok(
          SECTIONS_OF[kind].map(
            (one): SectionState => ({
              section: one,
              keptAt: kept.includes(one) ? now - 3 * HOUR : null,
              total: one === 'comments' ? 5 : null,
              failure: null,
            }),
          ),
        );
      case 'keptSection':
        return ok(kept.includes(section) ? [pageOf(section, null)] : []);
      case 'readSection': {
        const failure = failing[section];
        return failure ? { ok: false, failure } : ok(pageOf(section, cursor));
      }
      case 'stopSection':
        return ok(null);
      case 'outbox':
      case 'ownComments':
        return ok([]);
      default:
        return null;
    }
  };
}
